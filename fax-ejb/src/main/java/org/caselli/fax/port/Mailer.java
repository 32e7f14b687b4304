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
   * Hands one mail over to the mail server, for some or all of those whom it names.
   *
   * @param to addresses out of {@link Mail#to} that are to get it now, at least one
   * @throws MailFailure when the server took it for nobody, and said nothing of single recipients
   */
  Handover send(Mail mail, List<String> to) throws MailFailure;

  /**
   * What the mail server did for each recipient. Who is in neither list was refused for now.
   *
   * @param taken those who get the mail
   * @param refused for good, or no mail address at all
   * @param words of the server about those who do not get it; empty for none
   */
  record Handover(List<String> taken, List<String> refused, String words) {
    public Handover {
      taken = List.copyOf(taken);
      refused = List.copyOf(refused);
      Objects.requireNonNull(words);
    }
  }

  /**
   * A mail.
   *
   * @param messageId without angle brackets; the same whenever the same notice is sent
   * @param to addresses that it names as its recipients, at least one
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
