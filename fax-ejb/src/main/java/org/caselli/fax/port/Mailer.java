package org.caselli.fax.port;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends mail. Blocking, thread-safe; never within a transaction. */
public interface Mailer {
  /** Whether there is a mail server to send to. */
  boolean isConfigured();

  /**
   * Hands one mail over to the mail server.
   *
   * @throws MailFailure when the server did not take it
   */
  void send(Mail mail) throws MailFailure;

  /**
   * A mail.
   *
   * @param messageId without angle brackets; the same whenever the same notice is sent
   * @param to addresses, at least one
   */
  record Mail(
      String messageId,
      List<String> to,
      String subject,
      String text,
      String html,
      Optional<Attachment> attachment) {
    public Mail {
      Objects.requireNonNull(messageId);
      to = List.copyOf(to);
      Objects.requireNonNull(subject);
      Objects.requireNonNull(text);
      Objects.requireNonNull(html);
      Objects.requireNonNull(attachment);
    }
  }

  /**
   * A document that goes with a mail.
   *
   * @param content opens the bytes anew each time; the mailer closes what it opens
   */
  record Attachment(String fileName, String mediaType, Supplier<InputStream> content) {}

  /** The mail was not taken. */
  final class MailFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public MailFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
