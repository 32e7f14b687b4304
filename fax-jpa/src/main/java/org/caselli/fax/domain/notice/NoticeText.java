package org.caselli.fax.domain.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an account wants one kind of notice to say in one language or in all, its own and that of
 * the accounts below.
 */
@Entity
@Table(name = "notice_text")
public class NoticeText {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Enumerated(EnumType.STRING)
  private NoticeKind kind;

  private String language;
  private boolean enabled;
  private String subject;
  private String plain;
  private String html;

  @Column(name = "filter_codes")
  private @Nullable String filterCodes;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected NoticeText() {}

  /**
   * A text of an account.
   *
   * @param language tag of the language; empty for all languages
   */
  public NoticeText(
      UUID id, UUID accountId, NoticeKind kind, String language, Wording wording, Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.kind = kind;
    this.language = language;
    changed(wording, now);
  }

  /** It is this from now on. */
  public final void changed(Wording wording, Instant now) {
    enabled = wording.enabled();
    subject = wording.subject();
    plain = wording.plain();
    html = wording.html();
    filterCodes = wording.filtered().map(NoticeText::written).orElse(null);
    changedAt = now;
  }

  public UUID accountId() {
    return accountId;
  }

  public NoticeKind kind() {
    return kind;
  }

  /** Tag of its language; empty for all languages. */
  public String language() {
    return language;
  }

  public Wording wording() {
    return new Wording(
        enabled, subject, plain, html, Optional.ofNullable(filterCodes).map(NoticeText::read));
  }

  private static String written(Set<Integer> codes) {
    return codes.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static Set<Integer> read(String codes) {
    return Stream.of(codes.split(" "))
        .filter(code -> !code.isEmpty())
        .map(Integer::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  public Instant changedAt() {
    return changedAt;
  }
}
