package org.caselli.fax.domain.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.mail.Addressees;
import org.jspecify.annotations.Nullable;

/**
 * A message that must be told about a fax; written in the transaction of the event and sent
 * afterwards, at least once, under a Message-ID that is always the same.
 */
@Entity
@Table(name = "notice")
public class Notice {
  /** Where a notice is. */
  public enum State {
    WAITING,
    SENT,
    /** Given up after many tries. */
    ABANDONED,
    /** Its account wants no such notices. */
    UNWANTED
  }

  private static final int MAX_TRIES = 60;
  private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
  private static final Duration LONGEST_DELAY = Duration.ofHours(2);
  private static final int MAX_ERROR = 500;

  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "fax_id")
  private UUID faxId;

  @Enumerated(EnumType.STRING)
  private NoticeKind kind;

  @Embedded private Addressees addressees;

  @Enumerated(EnumType.STRING)
  private State state;

  private int tries;
  private long claims;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "sent_at")
  private @Nullable Instant sentAt;

  @Column(name = "last_error")
  private String lastError = "";

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Notice() {}

  public Notice(
      UUID id, UUID accountId, UUID faxId, NoticeKind kind, List<String> to, Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.faxId = faxId;
    this.kind = kind;
    this.addressees = new Addressees(to);
    this.state = State.WAITING;
    this.createdAt = now;
    this.dueAt = now;
  }

  /**
   * The mail server took it for some of its recipients, and refused others for good. It is sent
   * when nobody is left; else it is due again for those who are.
   *
   * @param words of the server about those whom it refused; empty for none
   */
  public void handedOver(
      Collection<String> to, Collection<String> refused, String words, Instant now) {
    addressees.handedOver(to, refused);
    if (addressees.areDone()) {
      state = State.SENT;
      sentAt = now;
      lastError = cut(words);
    } else {
      failed(words, now);
    }
  }

  /** It could not be sent; due again after a delay that doubles, up to two hours. */
  public void failed(String error, Instant now) {
    tries++;
    lastError = cut(error);
    if (tries >= MAX_TRIES) {
      state = State.ABANDONED;
    }
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(tries - 1, 10));
    dueAt = now.plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
  }

  /** Its account wants no such notices; it is never sent. */
  public void unwanted() {
    state = State.UNWANTED;
  }

  /**
   * Somebody begins to send it: nobody else does until then.
   *
   * @return number to be shown with a failure
   */
  public long claimed(Instant until) {
    claims++;
    dueAt = until;
    return claims;
  }

  /** Whether nobody else has begun to send it since. */
  public boolean isClaimed(long claim) {
    return claims == claim;
  }

  /** Who wants no such notice is not among its recipients any more. */
  public void leavesOut(String recipient) {
    addressees.leaveOut(recipient);
  }

  private static String cut(String error) {
    return error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) : error;
  }

  /** Nobody can send it now; it is no failure of its own. */
  public void postponed(Instant until) {
    dueAt = until;
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  public UUID faxId() {
    return faxId;
  }

  public NoticeKind kind() {
    return kind;
  }

  /** Mail addresses of all recipients, which every mail of it names. */
  public List<String> recipients() {
    return addressees.all();
  }

  /** Mail addresses of those who are still to get it. */
  public List<String> openRecipients() {
    return addressees.open();
  }

  public State state() {
    return state;
  }

  public int tries() {
    return tries;
  }

  public Instant dueAt() {
    return dueAt;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public String lastError() {
    return lastError;
  }
}
