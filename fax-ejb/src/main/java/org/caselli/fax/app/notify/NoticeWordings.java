package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.notice.Language;
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
   * The wording that holds for an account in a language. Each template comes from the nearest
   * account that gives one, in that language or for all languages, and is empty if nobody does.
   * Whether the notice is sent is said by the nearest account with a text for all languages.
   */
  Wording of(UUID account, NoticeKind kind, Language language) {
    Optional<Wording> words = Optional.empty();
    Optional<Boolean> enabled = Optional.empty();
    Set<UUID> seen = new HashSet<>();
    for (Optional<UUID> next = Optional.of(account);
        next.isPresent() && seen.add(next.get());
        next = next.flatMap(accounts::byId).flatMap(Account::parentId)) {
      Map<String, Wording> here =
          texts.of(next.get(), kind).stream()
              .collect(Collectors.toMap(NoticeText::language, NoticeText::wording));
      enabled = enabled.or(() -> Optional.ofNullable(here.get("")).map(Wording::enabled));
      for (String tag : tags(language)) {
        words = orFrom(words, Optional.ofNullable(here.get(tag)));
      }
    }
    return words.orElse(Wording.NONE).enabled(enabled.orElse(kind.isUsual()));
  }

  private static Optional<Wording> orFrom(Optional<Wording> nearer, Optional<Wording> here) {
    return here.map(wording -> nearer.map(found -> found.orFrom(wording)).orElse(wording))
        .or(() -> nearer);
  }

  /** The language, as in its country, as such, and all languages. */
  private static List<String> tags(Language language) {
    List<String> tags = new ArrayList<>(language.tags());
    tags.add("");
    return tags;
  }
}
