package org.caselli.fax.domain.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a fax is to be sent, as its sender wants it: how urgent it is, the time before which nobody
 * is called, and the time after which no attempt begins. Immutable.
 */
@Embeddable
public class Schedule {
  /** Priority of a fax that says nothing, as in JMS. */
  public static final int NORMAL_PRIORITY = 4;

  /** The highest priority, as in JMS; 0 is the lowest. */
  public static final int HIGHEST_PRIORITY = 9;

  /** At once, in turn, for as long as it takes. */
  public static final Schedule AT_ONCE =
      new Schedule(NORMAL_PRIORITY, Optional.empty(), Optional.empty());

  private int priority;

  @Column(name = "not_before")
  private @Nullable Instant notBefore;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  /** For JPA. */
  protected Schedule() {}

  /**
   * A schedule.
   *
   * @param priority 0 to 9
   * @param notBefore empty for at once
   * @param expiresAt empty for never
   */
  public Schedule(int priority, Optional<Instant> notBefore, Optional<Instant> expiresAt) {
    if (priority < 0 || priority > HIGHEST_PRIORITY) {
      throw new IllegalArgumentException("There is no priority " + priority);
    }
    this.priority = priority;
    this.notBefore = notBefore.orElse(null);
    this.expiresAt = expiresAt.orElse(null);
  }

  /** The same times with another priority. */
  public Schedule withPriority(int wanted) {
    return new Schedule(wanted, notBefore(), expiresAt());
  }

  /** 0 to 9 as in JMS; 4 is normal. */
  public int priority() {
    return priority;
  }

  /** Nobody is called before. */
  public Optional<Instant> notBefore() {
    return Optional.ofNullable(notBefore);
  }

  /** No attempt begins then or later. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /** When something that could happen at {@code time} may happen. */
  public Instant notBefore(Instant time) {
    return notBefore != null && notBefore.isAfter(time) ? notBefore : time;
  }

  /** Whether no attempt may begin any more. */
  public boolean hasExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schedule that
        && priority == that.priority
        && Objects.equals(notBefore, that.notBefore)
        && Objects.equals(expiresAt, that.expiresAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(priority, notBefore, expiresAt);
  }
}
