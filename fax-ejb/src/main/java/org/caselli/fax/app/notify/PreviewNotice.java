package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.domain.problem.FaxException;

/** Shows what a notice would say, by the example of an invented fax. Thread-safe. */
@ApplicationScoped
public class PreviewNotice {
  private final Tenancy tenancy;
  private final Accounts accounts;
  private final NoticeWordings wordings;
  private final AskedLanguage languages;
  private final Clock clock;
  private final NoticeWriter writer = new NoticeWriter();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PreviewNotice() {
    this(null, null, null, null, null);
  }

  @Inject
  public PreviewNotice(
      Tenancy tenancy,
      Accounts accounts,
      NoticeWordings wordings,
      AskedLanguage languages,
      Clock clock) {
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.wordings = wordings;
    this.languages = languages;
    this.clock = clock;
  }

  /**
   * The notice as it would be with this wording, and without one as it is.
   *
   * @throws FaxException not found, or invalid
   */
  @Transactional
  public Written previewNotice(Access access, ChangeNoticeText.Which which, Wording wording) {
    tenancy.administer(access, which.account());
    NoticeKind kind = ReadNoticeTexts.kind(which.name());
    Account account =
        accounts
            .byId(which.account())
            .orElseThrow(() -> FaxException.notFound("account", which.account()));
    Language language = languages.of(account, which.language());
    Wording whole = wording.orFrom(wordings.of(which.account(), kind, language));
    Telling sample = SampleStory.telling(account, kind, language, whole, clock.instant());
    WordingRules.demandValid(wording, sample);
    return writer.written(sample);
  }
}
