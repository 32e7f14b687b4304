package org.caselli.fax.app.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Wording;

/**
 * Everything that a notice can tell, read at one moment.
 *
 * @param recipients all, whom the mail names
 * @param openRecipients those who are still to get it
 * @param job of a fax that was sent
 * @param attempts to send it, in order; none for a fax that came in
 * @param zone of times that people read
 * @param faxbox name of the faxbox; empty for none
 * @param format of the attached document: {@code pdf}, {@code tiff} or {@code original}
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
    Account account,
    ZoneId zone,
    String faxbox,
    String format,
    Wording wording) {
  NoticeStory {
    Objects.requireNonNull(id);
    Objects.requireNonNull(kind);
    recipients = List.copyOf(recipients);
    openRecipients = List.copyOf(openRecipients);
    Objects.requireNonNull(fax);
    Objects.requireNonNull(job);
    attempts = List.copyOf(attempts);
    Objects.requireNonNull(account);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(format);
    Objects.requireNonNull(wording);
  }

  /** Whether it tells of something that went well, and goes out with its document. */
  boolean isGood() {
    return !kind.isError();
  }

  Optional<Attempt> lastAttempt() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
  }

  /** What is written under every notice. */
  void signInto(Map<String, Object> values) {
    values.put(
        "account",
        NoticeWords.oneLine(account.name()) + " (" + NoticeWords.oneLine(account.realm()) + ")");
    values.put("faxId", fax.id().toString().replace("-", ""));
  }

  /** When the job came to its end. */
  Instant endedAt() {
    return fax.deliveredAt()
        .or(() -> lastAttempt().flatMap(Attempt::endedAt))
        .orElseGet(fax::modifiedAt);
  }
}
