package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Wording;

/**
 * Writes the notice about a mail that did not become a fax. Takes part in the caller's transaction.
 * Thread-safe.
 */
@ApplicationScoped
@Transactional
public class WordMailError {
  private final Accounts accounts;
  private final Faxboxes faxboxes;
  private final NoticeReaders readers;
  private final NoticeWordings wordings;
  private final Clock clock;
  private final NoticeWriter writer = new NoticeWriter();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected WordMailError() {
    this(null, null, null, null, null);
  }

  @Inject
  public WordMailError(
      Accounts accounts,
      Faxboxes faxboxes,
      NoticeReaders readers,
      NoticeWordings wordings,
      Clock clock) {
    this.accounts = accounts;
    this.faxboxes = faxboxes;
    this.readers = readers;
    this.wordings = wordings;
    this.clock = clock;
  }

  /** What its sender reads; empty when the account wants no such notices, or is none. */
  public Optional<Written> wordMailError(MailError error) {
    return error.account().flatMap(accounts::byId).flatMap(account -> toSender(error, account));
  }

  private Optional<Written> toSender(MailError error, Account account) {
    Reading reading = readers.of(account, error.faxbox(), List.of(error.from()));
    Wording wording = wordings.of(account.id(), NoticeKind.MAIL_ERROR, reading.language());
    if (!wording.enabled()) {
      return Optional.empty();
    }
    String faxbox =
        error
            .faxbox()
            .flatMap(box -> faxboxes.byId(account.id(), box))
            .map(Faxbox::name)
            .orElse("");
    Words words = Words.of(reading.language());
    return Optional.of(
        writer.written(
            new MailErrorView(error, words, clock.instant(), reading.zone())
                .toSender(account, faxbox, wording)));
  }

  /** What the administrators of the system read. */
  public Written toAdministrator(MailError error) {
    Words words = Words.of(readers.ofSystem());
    return writer.written(
        new MailErrorView(error, words, clock.instant(), ZoneOffset.UTC).toAdministrator());
  }
}
