package org.caselli.fax.domain.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.caselli.fax.domain.listing.Place;

/** One try to tell a webhook something, as it went. Immutable. */
@Entity
@Table(name = "webhook_attempt")
public class DeliveryAttempt {
  @Id private UUID id;

  @Column(name = "delivery_id")
  private UUID deliveryId;

  @Column(name = "webhook_id")
  private UUID webhookId;

  @Column(name = "account_id")
  private UUID accountId;

  private String topic;
  private int ordinal;
  private boolean success;
  private int status;
  private String reason;
  private String excerpt;

  @Column(name = "took_ms")
  private long tookMs;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected DeliveryAttempt() {}

  /**
   * A try that has ended.
   *
   * @param delivery after it
   * @param now when it ended
   */
  public DeliveryAttempt(UUID id, Delivery delivery, HookAnswer answer, Instant now) {
    this.id = id;
    this.deliveryId = delivery.id();
    this.webhookId = delivery.webhookId();
    this.accountId = delivery.accountId();
    this.topic = delivery.topic();
    this.ordinal = delivery.attempts();
    this.success = answer.success();
    this.status = answer.status();
    this.reason = answer.reason();
    this.excerpt = answer.excerpt();
    this.tookMs = answer.took().toMillis();
    this.createdAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID deliveryId() {
    return deliveryId;
  }

  public UUID webhookId() {
    return webhookId;
  }

  public UUID accountId() {
    return accountId;
  }

  /** Name of the {@link Topic}. */
  public String topic() {
    return topic;
  }

  /** From 1, counted since the delivery was last ordered. */
  public int ordinal() {
    return ordinal;
  }

  public boolean success() {
    return success;
  }

  /** HTTP status; 0 without an answer. */
  public int status() {
    return status;
  }

  /** Why it failed, a sentence; empty when it did not. */
  public String reason() {
    return reason;
  }

  /** Beginning of what the receiver answered. */
  public String excerpt() {
    return excerpt;
  }

  public Duration took() {
    return Duration.ofMillis(tookMs);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Where it stands in lists. */
  public Place place() {
    return new Place(createdAt, id);
  }
}
