package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.NoticeText;
import org.caselli.fax.domain.notice.NoticeTexts;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.domain.problem.FaxException;

/** What the notices of an account say, for its administrators. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadNoticeTexts {
  private final Tenancy tenancy;
  private final Accounts accounts;
  private final NoticeTexts texts;
  private final NoticeWordings wordings;
  private final AskedLanguage languages;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadNoticeTexts() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public ReadNoticeTexts(
      Tenancy tenancy,
      Accounts accounts,
      NoticeTexts texts,
      NoticeWordings wordings,
      AskedLanguage languages,
      Clock clock) {
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.texts = texts;
    this.wordings = wordings;
    this.languages = languages;
    this.clock = clock;
  }

  /**
   * A kind of notice in an account.
   *
   * @param wording that holds, with the server's own templates where nobody gives one
   * @param language in which it is shown
   * @param own languages for which this very account gives anything; an empty one is all of them
   * @param macros values that a template may show, as of an invented fax
   */
  public record Shown(
      NoticeKind kind,
      Wording wording,
      Language language,
      List<String> own,
      Map<String, Object> macros) {
    public Shown {
      own = List.copyOf(own);
    }
  }

  /** All kinds, in the account's own language. */
  public List<Shown> readNoticeTexts(Access access, UUID account) {
    tenancy.administer(access, account);
    return Arrays.stream(NoticeKind.values()).map(kind -> shown(account, kind, "")).toList();
  }

  /** Tags of the languages that the server itself speaks. */
  public static List<String> languages() {
    return Words.languages();
  }

  /**
   * One kind.
   *
   * @throws FaxException not found when nothing has that name; invalid when the language is none
   */
  public Shown one(Access access, ChangeNoticeText.Which which) {
    tenancy.administer(access, which.account());
    return shown(which.account(), kind(which.name()), which.language());
  }

  /** The kind of that name, or a problem that names those that there are. */
  static NoticeKind kind(String name) {
    return NoticeKind.ofTemplate(name)
        .orElseThrow(() -> FaxException.notFound("notification", name));
  }

  private Shown shown(UUID id, NoticeKind kind, String asked) {
    Account account = accounts.byId(id).orElseThrow(() -> FaxException.notFound("account", id));
    Language language = languages.of(account, asked);
    Wording wording = wordings.of(id, kind, language);
    Wording server =
        new Wording(true, "{{subject}}", NoticeTemplates.plain(kind), NoticeTemplates.page(kind));
    return new Shown(
        kind,
        wording.orFrom(server),
        language,
        texts.of(id, kind).stream().map(NoticeText::language).toList(),
        SampleStory.telling(account, kind, language, wording, clock.instant()).values());
  }
}
