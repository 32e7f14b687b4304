package org.caselli.fax.domain.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Place;
import org.jspecify.annotations.Nullable;

/**
 * One piece of news for one webhook, until it has taken it or it is given up. Its id is the
 * message's, the same however often it is sent.
 */
@Entity
@Table(name = "webhook_delivery")
public class Delivery {
  /** What became of it. */
  public enum State {
    /** It is to be sent, for the first time or again. */
    WAITING,
    /** The receiver has it. */
    DELIVERED,
    /** The receiver did not take it in time, or is gone. */
    GIVEN_UP
  }

  @Id private UUID id;

  @Column(name = "webhook_id")
  private UUID webhookId;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "event_id")
  private UUID eventId;

  private String topic;

  @Column(name = "fax_id")
  private @Nullable UUID faxId;

  private long sequence;
  private String payload;

  @Enumerated(EnumType.STRING)
  private State state = State.WAITING;

  private int attempts;
  private int claims;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "give_up_at")
  private Instant giveUpAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Delivery() {}

  /**
   * Something to tell, due at once; a database that rounds must not make it due later.
   *
   * @param payload JSON
   * @param patience how long it is tried
   */
  public Delivery(
      UUID id, Webhook webhook, Occasion occasion, String payload, Duration patience, Instant now) {
    this.id = id;
    this.webhookId = webhook.id();
    this.accountId = webhook.accountId();
    this.eventId = occasion.event();
    this.topic = occasion.topic().name();
    this.faxId = occasion.fax().orElse(null);
    this.sequence = occasion.sequence();
    this.payload = payload;
    Instant kept = now.truncatedTo(ChronoUnit.MICROS);
    this.dueAt = kept;
    this.createdAt = kept;
    this.giveUpAt = kept.plus(patience);
  }

  /** The receiver has it. */
  public void delivered(Instant now) {
    attempts++;
    state = State.DELIVERED;
    endedAt = now;
  }

  /**
   * It did not take it.
   *
   * @param next when it is to be tried again; empty when it is given up
   */
  public void failed(Optional<Instant> next, Instant now) {
    attempts++;
    if (next.isPresent()) {
      dueAt = next.get();
    } else {
      state = State.GIVEN_UP;
      endedAt = now;
    }
  }

  /** Somebody wants it sent again, whatever became of it. */
  public void again(Duration patience, Instant now) {
    state = State.WAITING;
    attempts = 0;
    dueAt = now;
    giveUpAt = now.plus(patience);
    endedAt = null;
  }

  public UUID id() {
    return id;
  }

  public UUID webhookId() {
    return webhookId;
  }

  /** The webhook's account. */
  public UUID accountId() {
    return accountId;
  }

  public UUID eventId() {
    return eventId;
  }

  /** Name of its {@link Topic}. */
  public String topic() {
    return topic;
  }

  public Optional<UUID> faxId() {
    return Optional.ofNullable(faxId);
  }

  /** Place among all that is told of the fax, from 1; 0 when there is none. */
  public long sequence() {
    return sequence;
  }

  /** JSON. */
  public String payload() {
    return payload;
  }

  public State state() {
    return state;
  }

  /** How often it was tried since it was last ordered. */
  public int attempts() {
    return attempts;
  }

  /** How often it was in somebody's hands; tells those who had it from those who have it. */
  public int claims() {
    return claims;
  }

  /** When it is to be tried. */
  public Instant dueAt() {
    return dueAt;
  }

  /** When it is tried for the last time. */
  public Instant giveUpAt() {
    return giveUpAt;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** Where it stands in lists. */
  public Place place() {
    return new Place(createdAt, id);
  }
}
