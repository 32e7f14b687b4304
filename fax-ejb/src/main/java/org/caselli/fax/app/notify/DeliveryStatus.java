package org.caselli.fax.app.notify;

import java.util.Optional;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.NoticeKind;

/**
 * What became of a mail in the fields of {@code message/delivery-status} (RFC 3464), with status
 * codes of RFC 3463 and what the telephone network told in fields of our own. Pure.
 */
final class DeliveryStatus {
  /** Machines read it, and those who mend them. */
  private static final Words ENGLISH = Words.of(Language.ENGLISH);

  private final StatusFields fields = new StatusFields();

  private DeliveryStatus() {}

  static String of(NoticeStory story, DeliveryWish wish) {
    DeliveryStatus status = new DeliveryStatus();
    status.ofMail(story, wish);
    status.fields.endGroup();
    status.ofRecipient(story, wish);
    status.ofCall(story);
    return status.fields.toString();
  }

  private void ofMail(NoticeStory story, DeliveryWish wish) {
    fields.add("Original-Envelope-Id", wish.envelopeId());
    fields.add("Reporting-MTA", "dns; " + wish.domain());
    fields.add("Arrival-Date", story.mailed().map(MailedFax::arrivedAt));
  }

  private void ofRecipient(NoticeStory story, DeliveryWish wish) {
    String cause = story.isGood() ? "" : Causes.KNOWN.told(reason(story), ENGLISH);
    fields.add("Original-Recipient", wish.originalRecipient());
    fields.add("Final-Recipient", "rfc822; " + wish.recipient());
    fields.add("Action", action(story.kind()));
    fields.add("Status", code(story));
    fields.add("Remote-MTA", "x-fax; " + story.fax().toNumber());
    fields.add("Diagnostic-Code", cause.isEmpty() ? "" : "x-fax; " + cause);
    fields.add("Last-Attempt-Date", story.lastAttempt().flatMap(Attempt::endedAt));
    fields.add(
        "Will-Retry-Until",
        story.kind() == NoticeKind.DELAY
            ? story.job().flatMap(job -> job.schedule().expiresAt())
            : Optional.empty());
  }

  private void ofCall(NoticeStory story) {
    fields.add("X-Caselli-Fax-Id", Macros.hex(story.fax().id()));
    fields.add("X-Caselli-Pages", String.valueOf(story.fax().pages()));
    story
        .job()
        .ifPresent(
            job -> {
              fields.add("X-Caselli-Attempts", String.valueOf(job.attempts()));
              fields.add("X-Caselli-Pages-Confirmed", String.valueOf(job.confirmedPages()));
            });
    story
        .lastAttempt()
        .ifPresent(
            last -> {
              fields.add("X-Caselli-Outcome", last.outcome());
              fields.add("X-Caselli-T30-Result", AttemptRows.t30(last));
              fields.add("X-Caselli-Hangup-Cause", last.hangupCause());
              last.sipStatus().ifPresent(sip -> fields.add("X-Caselli-SIP-Status", "" + sip));
              fields.add("X-Caselli-Call-Id", last.call().toString());
            });
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
    if (story.job().filter(job -> job.state() == JobState.CANCELLED).isPresent()) {
      return "5.3.0";
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
