package org.caselli.fax.domain.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.caselli.fax.domain.fax.Fax.Direction;

/**
 * Of what kind the news is that webhooks are told, in Kazoo's words (spec 13.1).
 *
 * @param hook {@code notifications} or {@code object}
 * @param type name of the notification, or of the kind of document
 * @param action what became of the document; empty for a notification
 */
public record Topic(String hook, String type, String action) {
  /** The hook that tells how faxes end. */
  public static final String NOTIFICATIONS = "notifications";

  /** The hook that tells of documents. */
  public static final String OBJECT = "object";

  /** A mail did not become a fax. */
  public static final Topic MAIL_ERROR = notification("outbound_smtp_fax_error");

  /** A webhook was switched off because its receiver is gone. */
  public static final Topic WEBHOOK_DISABLED = notification("webhook_disabled");

  /** Types of the hook {@code notifications}. */
  public static final List<String> NOTIFICATION_TYPES =
      List.of(
          "inbound_fax",
          "inbound_fax_error",
          "outbound_fax",
          "outbound_fax_error",
          "outbound_smtp_fax_error",
          "webhook_disabled");

  /** Types of the hook {@code object}. */
  public static final List<String> OBJECT_TYPES = List.of("fax", "faxbox");

  /** Actions of the hook {@code object}. */
  public static final List<String> ACTIONS = List.of("doc_created", "doc_edited", "doc_deleted");

  public Topic {
    Objects.requireNonNull(hook);
    Objects.requireNonNull(type);
    Objects.requireNonNull(action);
  }

  /** A notification. */
  public static Topic notification(String type) {
    return new Topic(NOTIFICATIONS, type, "");
  }

  /** The end of a fax. */
  public static Topic ended(Direction direction, boolean success) {
    return notification(
        direction.name().toLowerCase(Locale.ROOT) + (success ? "_fax" : "_fax_error"));
  }

  /** Something became of a document. */
  public static Topic object(String type, String action) {
    return new Topic(OBJECT, type, action);
  }

  /** How it is called where one word must do. */
  public String name() {
    return action.isEmpty() ? type : action + "." + type;
  }

  /** Whether it tells of the end of a fax that went this way. */
  boolean endsA(Direction direction) {
    return hook.equals(NOTIFICATIONS)
        && type.startsWith(direction.name().toLowerCase(Locale.ROOT) + "_fax");
  }
}
