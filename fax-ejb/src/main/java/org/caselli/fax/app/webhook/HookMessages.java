package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.domain.settings.WebhookSettings;
import org.caselli.fax.domain.webhook.Delivery;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.WebhookDocument;
import org.caselli.fax.domain.webhook.WebhookDocument.Verb;
import org.caselli.fax.port.HookPayloads;
import org.caselli.fax.port.HookReceiver.Message;

/** Makes the message of a delivery, signed for this moment. Thread-safe. */
@ApplicationScoped
public class HookMessages {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final HookPayloads payloads;
  private final Settings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected HookMessages() {
    this(null, null, null);
  }

  @Inject
  public HookMessages(HookPayloads payloads, Settings settings, Clock clock) {
    this.payloads = payloads;
    this.settings = settings;
    this.clock = clock;
  }

  /** The message. What a get says stands in its query, and that is what is signed. */
  Message message(Webhook webhook, Delivery delivery) {
    WebhookDocument document = webhook.document();
    boolean get = document.verb() == Verb.GET;
    boolean json = document.json() && !get;
    String text = json ? delivery.payload() : payloads.form(delivery.payload());
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    SettingsSnapshot system = settings.system();
    return new Message(
        get ? withQuery(document.uri(), text) : URI.create(document.uri()),
        document.verb().name(),
        json ? JSON : FORM,
        get ? new byte[0] : content,
        headers(webhook, delivery, content),
        system.get(WebhookSettings.TIMEOUT),
        system.get(WebhookSettings.ALLOWED_HOSTS));
  }

  private static URI withQuery(String uri, String query) {
    return URI.create(uri + (uri.contains("?") ? "&" : "?") + query);
  }

  private Map<String, String> headers(Webhook webhook, Delivery delivery, byte[] content) {
    Instant now = clock.instant();
    String id = "msg_" + delivery.id().toString().replace("-", "");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put("webhook-signature", HookSignature.of(webhook.keys(now), id, now, content));
    if (delivery.sequence() > 0) {
      headers.put("webhook-sequence", Long.toString(delivery.sequence()));
    }
    headers.put("X-Hook-ID", webhook.id().toString().replace("-", ""));
    headers.put("X-Account-ID", webhook.accountId().toString().replace("-", ""));
    return headers;
  }
}
