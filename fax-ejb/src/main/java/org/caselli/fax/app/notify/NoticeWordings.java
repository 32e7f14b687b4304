package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.NoticeText;
import org.caselli.fax.domain.notice.NoticeTexts;
import org.caselli.fax.domain.notice.Wording;

/**
 * What a notice is to say: as its account wants it, else its reseller, and so on up to the first
 * account, which speaks for the system (spec 9.3). Takes part in the caller's transaction.
 */
@ApplicationScoped
@Transactional
public class NoticeWordings {
  private final NoticeTexts texts;
  private final Accounts accounts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected NoticeWordings() {
    this(null, null);
  }

  @Inject
  public NoticeWordings(NoticeTexts texts, Accounts accounts) {
    this.texts = texts;
    this.accounts = accounts;
  }

  /**
   * The wording that holds for an account. The nearest account with a text says whether the notice
   * is sent; each template comes from the nearest account that gives one, and is empty if nobody
   * does.
   */
  Wording of(UUID account, NoticeKind kind) {
    Optional<Wording> found = Optional.empty();
    Set<UUID> seen = new HashSet<>();
    for (Optional<UUID> next = Optional.of(account);
        next.isPresent() && seen.add(next.get());
        next = next.flatMap(accounts::byId).flatMap(Account::parentId)) {
      Optional<Wording> here = texts.of(next.get(), kind).map(NoticeText::wording);
      Optional<Wording> below = found;
      found =
          here.map(wording -> below.map(nearer -> nearer.orFrom(wording)).orElse(wording))
              .or(() -> below);
    }
    return found.orElse(Wording.NONE);
  }
}
