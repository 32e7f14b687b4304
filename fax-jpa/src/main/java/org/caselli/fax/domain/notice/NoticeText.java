package org.caselli.fax.domain.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** What an account wants one kind of notice to say, its own and that of the accounts below. */
@Entity
@Table(name = "notice_text")
public class NoticeText {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Enumerated(EnumType.STRING)
  private NoticeKind kind;

  private boolean enabled;
  private String subject;
  private String plain;
  private String html;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected NoticeText() {}

  public NoticeText(UUID id, UUID accountId, NoticeKind kind, Wording wording, Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.kind = kind;
    changed(wording, now);
  }

  /** It is this from now on. */
  public final void changed(Wording wording, Instant now) {
    enabled = wording.enabled();
    subject = wording.subject();
    plain = wording.plain();
    html = wording.html();
    changedAt = now;
  }

  public UUID accountId() {
    return accountId;
  }

  public NoticeKind kind() {
    return kind;
  }

  public Wording wording() {
    return new Wording(enabled, subject, plain, html);
  }

  public Instant changedAt() {
    return changedAt;
  }
}
