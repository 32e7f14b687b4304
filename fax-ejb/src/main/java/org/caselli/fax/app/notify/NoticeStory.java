package org.caselli.fax.app.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Wording;

/**
 * Everything that a notice can tell, read at one moment.
 *
 * @param recipients all, whom the mail names
 * @param openRecipients those who are still to get it
 * @param job of a fax that was sent
 * @param attempts to send it, in order; none for a fax that came in
 * @param mailed the mail that it came by, for a sender who is told by {@link #wish}
 * @param reading in which language and zone it is told
 * @param faxbox name of the faxbox; empty for none
 * @param form of what goes with it
 * @param wording of its account
 */
record NoticeStory(
    UUID id,
    NoticeKind kind,
    List<String> recipients,
    List<String> openRecipients,
    Fax fax,
    Optional<Job> job,
    List<Attempt> attempts,
    Optional<MailedFax> mailed,
    Account account,
    Reading reading,
    String faxbox,
    Form form,
    Wording wording) {
  NoticeStory {
    Objects.requireNonNull(id);
    Objects.requireNonNull(kind);
    recipients = List.copyOf(recipients);
    openRecipients = List.copyOf(openRecipients);
    Objects.requireNonNull(fax);
    Objects.requireNonNull(job);
    attempts = List.copyOf(attempts);
    Objects.requireNonNull(mailed);
    Objects.requireNonNull(account);
    Objects.requireNonNull(reading);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(form);
    Objects.requireNonNull(wording);
  }

  /**
   * What goes with a notice.
   *
   * @param document {@code pdf}, {@code tiff} or {@code original}
   * @param hasPicture whether the first page is shown in the text
   */
  record Form(String document, boolean hasPicture) {}

  /** Whether it tells of something that went well, and goes out with its document. */
  boolean isGood() {
    return kind == NoticeKind.RECEIPT || kind == NoticeKind.ARRIVAL;
  }

  /** In the language of its reader. */
  Words words() {
    return Words.of(reading.language());
  }

  ZoneId zone() {
    return reading.zone();
  }

  /** What the sender of the mail wants to be told in place of a notice. */
  Optional<DeliveryWish> wish() {
    return kind.isInbound() ? Optional.empty() : fax.options().wish();
  }

  Optional<Attempt> lastAttempt() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
  }

  /** When the job came to its end. */
  Instant endedAt() {
    return fax.deliveredAt()
        .or(() -> lastAttempt().flatMap(Attempt::endedAt))
        .orElseGet(fax::modifiedAt);
  }
}
