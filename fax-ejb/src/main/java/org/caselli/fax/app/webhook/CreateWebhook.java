package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.webhook.HookSecret;
import org.caselli.fax.domain.webhook.Topic;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.WebhookDocument;
import org.caselli.fax.domain.webhook.Webhooks;
import org.caselli.fax.port.Ids;

/**
 * Makes a webhook. One of Kazoo's old hooks {@code inbound_fax} and {@code outbound_fax} becomes
 * two, for success and for failure (spec 13.1), which sign alike. Thread-safe.
 */
@ApplicationScoped
public class CreateWebhook {
  /** Hooks of before there was {@code notifications}. */
  private static final Set<String> OLD = Set.of("inbound_fax", "outbound_fax");

  private final Tenancy tenancy;
  private final Webhooks webhooks;
  private final WebhookActs acts;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CreateWebhook() {
    this(null, null, null, null, null);
  }

  @Inject
  public CreateWebhook(Tenancy tenancy, Webhooks webhooks, WebhookActs acts, Ids ids, Clock clock) {
    this.tenancy = tenancy;
    this.webhooks = webhooks;
    this.acts = acts;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A webhook as somebody wants it.
   *
   * @param enabled whether it is switched on
   */
  public record Wanted(WebhookDocument document, boolean enabled) {}

  /**
   * What was made.
   *
   * @param webhooks at least one
   * @param secret of all of them; told here and never again
   */
  public record Created(List<Webhook> webhooks, HookSecret secret) {}

  /**
   * Creates it.
   *
   * @throws FaxException invalid, when it breaks a rule
   */
  @Transactional
  public Created createWebhook(Access access, UUID account, Wanted wanted, Actor actor) {
    tenancy.administer(access, account);
    HookSecret secret = HookSecret.ofHex(ids.secret());
    List<Webhook> made = new ArrayList<>();
    for (WebhookDocument document : present(wanted.document())) {
      WebhookRules.demandValid(document);
      Webhook webhook = new Webhook(ids.next(), account, document, secret, clock.instant());
      webhook.enabled(wanted.enabled(), clock.instant());
      webhooks.add(webhook);
      acts.write("webhook.created", webhook, actor);
      made.add(webhook);
    }
    return new Created(List.copyOf(made), secret);
  }

  private static List<WebhookDocument> present(WebhookDocument document) {
    return OLD.contains(document.hook())
        ? List.of(ofType(document, ""), ofType(document, "_error"))
        : List.of(document);
  }

  private static WebhookDocument ofType(WebhookDocument old, String ending) {
    Map<String, Object> fields = new LinkedHashMap<>(old.fields());
    Map<String, Object> custom = new LinkedHashMap<>(old.customData());
    custom.put("type", old.hook() + ending);
    fields.put("hook", Topic.NOTIFICATIONS);
    fields.put("custom_data", custom);
    return new WebhookDocument(fields);
  }
}
