package org.caselli.fax.port;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

    /** What was done in several steps, as one. */
    public static Handover of(List<Handover> steps) {
      return new Handover(
          steps.stream().flatMap(step -> step.taken().stream()).toList(),
          steps.stream().flatMap(step -> step.refused().stream()).toList(),
          steps.stream()
              .map(Handover::words)
              .filter(words -> !words.isEmpty())
              .collect(Collectors.joining("; ")));
    }
  }

  /**
   * A mail.
   *
   * @param messageId without angle brackets; the same whenever the same notice is sent
   * @param to addresses that it names as its recipients, at least one
   * @param picture that the HTML shows
   * @param report that makes it a delivery status notification, which nobody answers
   */
  record Mail(
      String messageId,
      List<String> to,
      String subject,
      String text,
      String html,
      Optional<Attachment> attachment,
      Optional<Picture> picture,
      Optional<Report> report) {
    public Mail {
      Objects.requireNonNull(messageId);
      to = List.copyOf(to);
      Objects.requireNonNull(subject);
      Objects.requireNonNull(text);
      Objects.requireNonNull(html);
      Objects.requireNonNull(attachment);
      Objects.requireNonNull(picture);
      Objects.requireNonNull(report);
    }

    /** A mail with nothing but texts and perhaps a document. */
    public Mail(
        String messageId,
        List<String> to,
        String subject,
        String text,
        String html,
        Optional<Attachment> attachment) {
      this(messageId, to, subject, text, html, attachment, Optional.empty(), Optional.empty());
    }
  }

  /**
   * A file that goes with a mail.
   *
   * @param content opened when the mail is sent, perhaps more than once; the mailer closes it
   */
  record Attachment(String fileName, String mediaType, Supplier<InputStream> content) {}

  /**
   * A picture within the HTML.
   *
   * @param contentId by which the HTML names it as {@code cid:}, without angle brackets
   */
  record Picture(String contentId, Attachment file) {}

  /**
   * What machines read of a delivery status notification (RFC 3464).
   *
   * @param status the fields of {@code message/delivery-status}: a group for the mail, an empty
   *     line, a group for the recipient
   * @param answers Message-ID of the mail that it is about, with angle brackets; empty for none
   * @param returned that mail, or its header
   */
  record Report(String status, String answers, Optional<Attachment> returned) {}

  /** The mail was not taken. */
  final class MailFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public MailFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
