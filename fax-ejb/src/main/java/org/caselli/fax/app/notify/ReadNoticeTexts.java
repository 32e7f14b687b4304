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
import org.caselli.fax.domain.notice.NoticeKind;
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
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadNoticeTexts() {
    this(null, null, null, null, null);
  }

  @Inject
  public ReadNoticeTexts(
      Tenancy tenancy, Accounts accounts, NoticeTexts texts, NoticeWordings wordings, Clock clock) {
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.texts = texts;
    this.wordings = wordings;
    this.clock = clock;
  }

  /**
   * A kind of notice in an account.
   *
   * @param wording that holds, with the server's own templates where nobody gives one
   * @param own whether this very account gives anything
   * @param macros values that a template may show, as of an invented fax
   */
  public record Shown(NoticeKind kind, Wording wording, boolean own, Map<String, Object> macros) {}

  /** All kinds. */
  public List<Shown> readNoticeTexts(Access access, UUID account) {
    tenancy.administer(access, account);
    return Arrays.stream(NoticeKind.values()).map(kind -> shown(account, kind)).toList();
  }

  /**
   * One kind.
   *
   * @throws FaxException not found when nothing has that name
   */
  public Shown one(Access access, UUID account, String name) {
    tenancy.administer(access, account);
    return shown(account, kind(name));
  }

  /** The kind of that name, or a problem that names those that there are. */
  static NoticeKind kind(String name) {
    return NoticeKind.ofTemplate(name)
        .orElseThrow(() -> FaxException.notFound("notification", name));
  }

  private Shown shown(UUID id, NoticeKind kind) {
    Account account = accounts.byId(id).orElseThrow(() -> FaxException.notFound("account", id));
    Wording wording = wordings.of(id, kind);
    Wording server =
        new Wording(true, "{{subject}}", NoticeTemplates.plain(kind), NoticeTemplates.page(kind));
    return new Shown(
        kind,
        wording.orFrom(server),
        texts.of(id, kind).isPresent(),
        NoticeWriter.values(SampleStory.of(account, kind, wording, clock.instant()), ""));
  }
}
