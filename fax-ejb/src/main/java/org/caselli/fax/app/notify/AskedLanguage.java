package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** The language that an administrator asks for. Takes part in the caller's transaction. */
@ApplicationScoped
@Transactional
public class AskedLanguage {
  private final NoticeReaders readers;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AskedLanguage() {
    this(null);
  }

  @Inject
  public AskedLanguage(NoticeReaders readers) {
    this.readers = readers;
  }

  /**
   * The language that is asked for, else that of the account.
   *
   * @param asked empty for none
   * @throws FaxException invalid
   */
  Language of(Account account, String asked) {
    return asked.isEmpty()
        ? readers.ofAccount(account.id()).orElseGet(readers::ofSystem)
        : parsed(asked);
  }

  /**
   * The language of that tag.
   *
   * @throws FaxException invalid
   */
  static Language parsed(String tag) {
    return Language.of(tag)
        .orElseThrow(
            () ->
                FaxException.invalid(
                    new Violation("language", "pattern", "Name a language such as en or de-at")));
  }
}
