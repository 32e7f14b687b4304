package org.caselli.fax.app.notify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.NoticeKind;

/**
 * What became of a mail in the fields of {@code message/delivery-status} (RFC 3464), with status
 * codes of RFC 3463 and what the telephone network told in fields of our own. Pure.
 */
final class DeliveryStatus {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern UNSAFE = Pattern.compile("[^\\x20-\\x7e]+");
  private static final int LONGEST = 900;

  /** Machines read it, and those who mend them. */
  private static final Words ENGLISH = Words.of(Language.ENGLISH);

  private final StringBuilder fields = new StringBuilder();

  private DeliveryStatus() {}

  static String of(NoticeStory story, DeliveryWish wish) {
    DeliveryStatus status = new DeliveryStatus();
    status.ofMail(story, wish);
    status.fields.append("\r\n");
    status.ofRecipient(story, wish);
    status.ofCall(story);
    return status.fields.toString();
  }

  private void ofMail(NoticeStory story, DeliveryWish wish) {
    field("Original-Envelope-Id", wish.envelopeId());
    field("Reporting-MTA", "dns; " + wish.recipient().substring(wish.recipient().indexOf('@') + 1));
    field("Arrival-Date", date(story.mailed().map(MailedFax::arrivedAt)));
  }

  private void ofRecipient(NoticeStory story, DeliveryWish wish) {
    String cause = story.isGood() ? "" : Causes.KNOWN.told(reason(story), ENGLISH);
    field("Original-Recipient", wish.originalRecipient());
    field("Final-Recipient", "rfc822; " + wish.recipient());
    field("Action", action(story.kind()));
    field("Status", code(story));
    field("Remote-MTA", "x-fax; " + story.fax().toNumber());
    field("Diagnostic-Code", cause.isEmpty() ? "" : "x-fax; " + cause);
    field("Last-Attempt-Date", date(story.lastAttempt().flatMap(Attempt::endedAt)));
    field(
        "Will-Retry-Until",
        story.kind() == NoticeKind.DELAY
            ? date(story.job().flatMap(job -> job.schedule().expiresAt()))
            : "");
  }

  private void ofCall(NoticeStory story) {
    field("X-Caselli-Fax-Id", Macros.hex(story.fax().id()));
    field("X-Caselli-Pages", String.valueOf(story.fax().pages()));
    story
        .job()
        .ifPresent(
            job -> {
              field("X-Caselli-Attempts", String.valueOf(job.attempts()));
              field("X-Caselli-Pages-Confirmed", String.valueOf(job.confirmedPages()));
            });
    story
        .lastAttempt()
        .ifPresent(
            last -> {
              field("X-Caselli-Outcome", last.outcome());
              field("X-Caselli-T30-Result", AttemptRows.t30(last));
              field("X-Caselli-Hangup-Cause", last.hangupCause());
              last.sipStatus().ifPresent(sip -> field("X-Caselli-SIP-Status", "" + sip));
              field("X-Caselli-Call-Id", last.call().toString());
            });
  }

  private void field(String name, String value) {
    String line = UNSAFE.matcher(value).replaceAll("?").strip();
    if (!line.isEmpty()) {
      fields
          .append(name)
          .append(": ")
          .append(line.substring(0, Math.min(line.length(), LONGEST)))
          .append("\r\n");
    }
  }

  private static String date(Optional<Instant> moment) {
    return moment.map(DATE::format).orElse("");
  }

  private static String reason(NoticeStory story) {
    return story.job().map(Job::reason).orElse("");
  }

  private static String action(NoticeKind kind) {
    return switch (kind) {
      case RECEIPT -> "delivered";
      case DELAY -> "delayed";
      default -> "failed";
    };
  }

  /** Class by the action, detail by what the last attempt came to. */
  private static String code(NoticeStory story) {
    if (story.kind() == NoticeKind.RECEIPT) {
      return "2.0.0";
    }
    String detail =
        story
            .lastAttempt()
            .filter(last -> !last.outcome().isEmpty())
            .map(last -> detail(OutcomeKind.valueOf(last.outcome())))
            .orElse(story.kind() == NoticeKind.DELAY ? "4.7" : "6.0");
    return (story.kind() == NoticeKind.DELAY ? "4." : "5.") + detail;
  }

  private static String detail(OutcomeKind outcome) {
    return switch (outcome) {
      case BUSY, NO_ANSWER -> "4.1";
      case REFUSED, NOT_PERMITTED -> "7.1";
      case UNREACHABLE -> "1.1";
      case CALL_FAILED -> "4.3";
      case PROTOCOL_FAILURE, UNKNOWN -> "4.2";
      case DOCUMENT_FAILURE -> "6.3";
      case TIMED_OUT, EXPIRED -> "4.7";
      case DELIVERED, CANCELLED, NOT_DIALLED -> "3.0";
    };
  }
}
