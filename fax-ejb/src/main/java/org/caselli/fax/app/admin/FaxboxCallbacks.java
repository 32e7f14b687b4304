package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxCallback;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.webhook.HookAddress;
import org.caselli.fax.domain.webhook.HookSecret;
import org.caselli.fax.domain.webhook.Topic;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.WebhookDocument;
import org.caselli.fax.domain.webhook.Webhooks;
import org.caselli.fax.port.Ids;

/**
 * The callbacks of faxboxes, each of which is a webhook that follows the field of its faxbox. Takes
 * part in the caller's transaction.
 */
@ApplicationScoped
public class FaxboxCallbacks {
  private final Webhooks webhooks;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FaxboxCallbacks() {
    this(null, null, null);
  }

  @Inject
  public FaxboxCallbacks(Webhooks webhooks, Ids ids, Clock clock) {
    this.webhooks = webhooks;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Demands callbacks that can be called.
   *
   * @throws FaxException invalid, for an address that cannot be
   */
  static void demandValid(FaxboxDocument document) {
    for (Direction direction : Direction.values()) {
      document
          .callback(word(direction))
          .flatMap(callback -> HookAddress.fault(callback.url()))
          .ifPresent(
              why -> {
                throw FaxException.invalid(
                    new Violation(
                        "notifications." + word(direction) + ".callback.url", "format", why));
              });
    }
  }

  /** From now on the webhooks are as the faxbox says. */
  public void follow(Faxbox faxbox) {
    for (Direction direction : Direction.values()) {
      Optional<WebhookDocument> wanted =
          faxbox
              .document()
              .callback(word(direction))
              .filter(callback -> HookAddress.fault(callback.url()).isEmpty())
              .map(callback -> document(faxbox, direction, callback));
      Optional<Webhook> present = webhooks.callback(faxbox.id(), direction);
      if (wanted.isEmpty()) {
        present.ifPresent(webhooks::remove);
      } else if (present.isEmpty()) {
        add(faxbox, direction, wanted.get());
      } else if (!present.get().document().equals(wanted.get())) {
        present.get().changed(wanted.get(), clock.instant());
      }
    }
  }

  /** The faxbox is gone, and its callbacks with it. */
  void forget(UUID faxbox) {
    for (Direction direction : Direction.values()) {
      webhooks.callback(faxbox, direction).ifPresent(webhooks::remove);
    }
  }

  private void add(Faxbox faxbox, Direction direction, WebhookDocument document) {
    Webhook webhook =
        new Webhook(
            ids.next(),
            faxbox.accountId(),
            document,
            HookSecret.ofHex(ids.secret()),
            clock.instant());
    webhook.belongsTo(faxbox.id(), direction);
    webhooks.add(webhook);
  }

  private static WebhookDocument document(
      Faxbox faxbox, Direction direction, FaxboxCallback callback) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", faxbox.name() + " (" + word(direction) + ")");
    fields.put("hook", Topic.NOTIFICATIONS);
    fields.put("uri", callback.url());
    fields.put("http_verb", callback.put() ? "put" : "post");
    fields.put("format", callback.json() ? "json" : "form-data");
    return new WebhookDocument(fields);
  }

  private static String word(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }
}
