package org.caselli.fax.domain.mail;

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

/**
 * A mail that tells of mail which did not become a fax; written down when that happens, and sent
 * afterwards, at least once.
 */
@Entity
@Table(name = "mail_report")
public class MailReport {
  /** Where a report is. */
  public enum State {
    WAITING,
    SENT,
    /** Given up after many tries. */
    ABANDONED
  }

  private static final int MAX_TRIES = 60;
  private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
  private static final Duration LONGEST_DELAY = Duration.ofHours(2);
  private static final int MAX_TOPIC = 400;
  private static final int MAX_SUBJECT = 300;
  private static final int MAX_ERROR = 500;

  @Id private UUID id;
  private String topic;
  @Embedded private Addressees addressees;
  private String subject;
  private String body;
  private String html = "";

  @Column(name = "status_fields")
  private String statusFields = "";

  @Column(name = "mail_header")
  private String mailHeader = "";

  @Enumerated(EnumType.STRING)
  private State state = State.WAITING;

  private int tries;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_error")
  private String lastError = "";

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected MailReport() {}

  /**
   * A report that is due.
   *
   * @param topic by which reports are counted, so that nobody gets too many
   * @param to mail addresses, at least one
   */
  public MailReport(UUID id, String topic, List<String> to, Text text, Instant now) {
    this.id = id;
    this.topic = topic(topic);
    this.addressees = new Addressees(to);
    this.subject = cut(text.subject(), MAX_SUBJECT);
    this.body = text.body();
    this.html = text.html();
    this.createdAt = now;
    this.dueAt = now;
  }

  /**
   * It is a delivery status notification (RFC 3464), as its reader asked for one.
   *
   * @param fields of {@code message/delivery-status}
   * @param header of the mail that it is about
   */
  public void tellsMachines(String fields, String header) {
    statusFields = fields;
    mailHeader = header;
  }

  /** A topic as it is kept. */
  public static String topic(String topic) {
    return cut(topic, MAX_TOPIC);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  /**
   * What it says.
   *
   * @param body lines of plain text
   * @param html the same for all other readers; empty for one that was written by an older release
   */
  public record Text(String subject, String body, String html) {}

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
      lastError = cut(words, MAX_ERROR);
    } else {
      failed(words, now);
    }
  }

  /** It could not be sent; due again after a delay that doubles, up to two hours. */
  public void failed(String error, Instant now) {
    tries++;
    lastError = cut(error, MAX_ERROR);
    if (tries >= MAX_TRIES) {
      state = State.ABANDONED;
    }
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(tries - 1, 10));
    dueAt = now.plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
  }

  /** Somebody sends it; nobody else does before then. */
  public void claimed(Instant until) {
    dueAt = until;
  }

  /** Whether it waits, and no longer. */
  public boolean isDue(Instant now) {
    return state == State.WAITING && !dueAt.isAfter(now);
  }

  public UUID id() {
    return id;
  }

  /** Mail addresses of all recipients, which every mail of it names. */
  public List<String> recipients() {
    return addressees.all();
  }

  /** Mail addresses of those who are still to get it. */
  public List<String> openRecipients() {
    return addressees.open();
  }

  public Text text() {
    return new Text(subject, body, html);
  }

  /** Fields of a delivery status notification; empty for a report that is none. */
  public String statusFields() {
    return statusFields;
  }

  /** Header of the mail that a delivery status notification is about. */
  public String mailHeader() {
    return mailHeader;
  }

  public State state() {
    return state;
  }

  public Instant dueAt() {
    return dueAt;
  }

  public String lastError() {
    return lastError;
  }
}
