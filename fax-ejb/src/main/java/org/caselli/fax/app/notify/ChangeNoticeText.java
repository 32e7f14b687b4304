package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.audit.Subject;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.NoticeText;
import org.caselli.fax.domain.notice.NoticeTexts;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.Ids;

/** Says what the notices of an account are to say. Thread-safe. */
@ApplicationScoped
public class ChangeNoticeText {
  private final Tenancy tenancy;
  private final PreviewNotice preview;
  private final NoticeTexts texts;
  private final AuditTrail audit;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChangeNoticeText() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public ChangeNoticeText(
      Tenancy tenancy,
      PreviewNotice preview,
      NoticeTexts texts,
      AuditTrail audit,
      Ids ids,
      Clock clock) {
    this.tenancy = tenancy;
    this.preview = preview;
    this.texts = texts;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Which notice of which account.
   *
   * @param name of the template
   * @param language tag of a language; empty for all of them, and to read for the account's own
   */
  public record Which(UUID account, String name, String language) {
    public Which {
      Objects.requireNonNull(account);
      Objects.requireNonNull(name);
      Objects.requireNonNull(language);
    }
  }

  /**
   * The account gives these templates from now on, and no others.
   *
   * @throws FaxException not found, or invalid
   */
  @Transactional
  public void changeNoticeText(Access access, Which which, Wording wording, Actor actor) {
    preview.previewNotice(access, which, wording);
    NoticeKind kind = ReadNoticeTexts.kind(which.name());
    demandForAll(which, kind, wording);
    Optional<NoticeText> present = present(which, kind);
    if (present.isPresent()) {
      present.get().changed(wording, clock.instant());
    } else {
      texts.add(
          new NoticeText(ids.next(), which.account(), kind, tag(which), wording, clock.instant()));
    }
    write(
        "notification.changed",
        which,
        Map.of("enabled", wording.enabled(), "language", tag(which)),
        actor);
  }

  /** What is not a matter of words is said for all languages at once. */
  private static void demandForAll(Which which, NoticeKind kind, Wording wording) {
    if (!which.language().isEmpty() && !wording.enabled()) {
      throw FaxException.invalid(
          new Violation(
              "enabled", "unsupported", "Say without a language whether the notice is sent"));
    }
    boolean misplaced = kind != NoticeKind.FILTERED_RECEPTION_ERROR || !which.language().isEmpty();
    if (wording.filtered().isPresent() && misplaced) {
      throw FaxException.invalid(
          new Violation(
              "filter_error_codes",
              "unsupported",
              "Give codes to "
                  + NoticeKind.FILTERED_RECEPTION_ERROR.template()
                  + " only, and without a language"));
    }
  }

  private Optional<NoticeText> present(Which which, NoticeKind kind) {
    return texts.of(which.account(), kind).stream()
        .filter(text -> text.language().equals(tag(which)))
        .findFirst();
  }

  private static String tag(Which which) {
    return which.language().isEmpty() ? "" : AskedLanguage.parsed(which.language()).tag();
  }

  /**
   * The account gives nothing any more: what the account above gives holds again.
   *
   * @throws FaxException not found
   */
  @Transactional
  public void reset(Access access, Which which, Actor actor) {
    tenancy.administer(access, which.account());
    Optional<NoticeText> present = present(which, ReadNoticeTexts.kind(which.name()));
    if (present.isPresent()) {
      texts.remove(present.get());
      write("notification.reset", which, Map.of("language", tag(which)), actor);
    }
  }

  private void write(String action, Which which, Map<String, Object> details, Actor actor) {
    Subject subject = new Subject("notification", which.name(), Optional.of(which.account()));
    audit.add(Act.of(actor, action, subject, details, clock.instant()));
  }
}
