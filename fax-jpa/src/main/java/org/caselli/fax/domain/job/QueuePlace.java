package org.caselli.fax.domain.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a pending job waits: in its account's queue, with the message of {@code messageSeq}, or on
 * the waiting list of a number, or in neither.
 */
@Embeddable
class QueuePlace {
  private boolean queued;

  @Column(name = "message_seq")
  private long messageSeq;

  @Column(name = "queue_order")
  private long queueOrder;

  @Column(name = "queued_at")
  private @Nullable Instant queuedAt;

  @Column(name = "waiting_for")
  private @Nullable String waitingFor;

  /** 0 while it is on no waiting list. */
  @Column(name = "wait_order")
  private long waitOrder;

  void enqueued(long order, Instant now) {
    queued = true;
    messageSeq++;
    queueOrder = order;
    queuedAt = now;
  }

  void waitsFor(String number, long order) {
    queued = false;
    waitingFor = number;
    waitOrder = order;
  }

  void left() {
    queued = false;
    waitingFor = null;
    waitOrder = 0;
  }

  boolean isQueued() {
    return queued;
  }

  boolean answersTo(long seq) {
    return queued && messageSeq == seq;
  }

  long messageSeq() {
    return messageSeq;
  }

  long queueOrder() {
    return queueOrder;
  }

  Optional<String> waitingFor() {
    return Optional.ofNullable(waitingFor);
  }
}
