package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caselli.fax.app.webhook.CreateWebhook.Created;
import org.caselli.fax.app.webhook.CreateWebhook.Wanted;
import org.caselli.fax.app.webhook.RotateSecret.Rotated;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.webhook.Webhook;
import org.caselli.fax.domain.webhook.WebhookDocument;

/** Webhooks on the wire: Kazoo's fields, and what is known of their receivers. */
public final class WebhookJson {
  private static final String ENABLED = "enabled";
  private static final String OVERLAP = "overlap";
  private static final String SECRET = "secret";
  private static final long LONGEST_OVERLAP = Duration.ofDays(30).toSeconds();

  private static final List<String> READ_ONLY =
      List.of(
          "id",
          "created",
          "modified",
          "disable_reason",
          "failing_since",
          "faxbox_id",
          "direction",
          SECRET,
          "old_secret_until",
          "together_with");

  private WebhookJson() {}

  /** The public document of a webhook. */
  public static ObjectNode of(Webhook webhook) {
    ObjectNode json = Json.of(webhook.document().fields()).deepCopy();
    json.put("id", WireId.of(webhook.id()));
    json.put(ENABLED, webhook.enabled());
    if (!webhook.disableReason().isEmpty()) {
      json.put("disable_reason", webhook.disableReason());
    }
    webhook.failingSince().ifPresent(time -> json.put("failing_since", WireTime.of(time)));
    webhook.faxboxId().ifPresent(faxbox -> json.put("faxbox_id", WireId.of(faxbox)));
    webhook
        .direction()
        .ifPresent(way -> json.put("direction", way.name().toLowerCase(Locale.ROOT)));
    webhook.previousUntil().ifPresent(time -> json.put("old_secret_until", WireTime.of(time)));
    json.put("created", WireTime.of(webhook.createdAt()));
    json.put("modified", WireTime.of(webhook.modifiedAt()));
    return json;
  }

  /** A new webhook with its secret, which is shown this once, and the one that came with it. */
  public static ObjectNode of(Created created) {
    ObjectNode json = of(created.webhooks().get(0)).put(SECRET, created.secret().text());
    if (created.webhooks().size() > 1) {
      ArrayNode others = json.putArray("together_with");
      created.webhooks().stream().skip(1).forEach(other -> others.add(WireId.of(other.id())));
    }
    return json;
  }

  /** A webhook with its new secret, which is shown this once. */
  public static ObjectNode of(Rotated rotated) {
    return of(rotated.webhook()).put(SECRET, rotated.secret().text());
  }

  /** Reads a whole document. */
  public static Wanted read(ObjectNode data) {
    return wanted(DocumentSchema.WEBHOOK.validated(assignable(data)));
  }

  /** The present document with a change merged into it; a field that is null goes away. */
  public static Wanted patched(Wanted present, ObjectNode change) {
    ObjectNode document = Json.of(present.document().fields()).deepCopy();
    document.put(ENABLED, present.enabled());
    MergePatch.merge(document, change);
    return wanted(DocumentSchema.WEBHOOK.checked(assignable(document)));
  }

  private static ObjectNode assignable(ObjectNode data) {
    ObjectNode given = data.deepCopy();
    given.remove(READ_ONLY);
    return given;
  }

  private static Wanted wanted(ObjectNode valid) {
    boolean enabled = valid.path(ENABLED).asBoolean(true);
    valid.remove(ENABLED);
    return new Wanted(new WebhookDocument(Json.fields(valid)), enabled);
  }

  /**
   * Reads for how long the old secret is used too: {@code overlap}, seconds.
   *
   * @throws FaxException invalid, when it is no such number
   */
  public static Optional<Duration> overlap(ObjectNode data) {
    if (!data.has(OVERLAP)) {
      return Optional.empty();
    }
    long seconds = data.path(OVERLAP).asLong(-1);
    if (seconds < 0 || seconds > LONGEST_OVERLAP) {
      throw FaxException.invalid(
          new Violation(OVERLAP, "range", "overlap is in seconds, from 0 to " + LONGEST_OVERLAP));
    }
    return Optional.of(Duration.ofSeconds(seconds));
  }

  /**
   * Demands the order to switch on what the server switched off: {@code re-enable}.
   *
   * @throws FaxException invalid, when it is missing or not true
   */
  public static void demandReenable(ObjectNode data) {
    String field = "re-enable";
    if (!data.path(field).asBoolean(false)) {
      throw FaxException.invalid(
          new Violation(
              field,
              data.has(field) ? "enum" : "required",
              "re-enable: true is all that can be done with the webhooks of an account at once"));
    }
  }
}
