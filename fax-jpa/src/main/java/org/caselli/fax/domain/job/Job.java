package org.caselli.fax.domain.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.retry.RetryDecision;
import org.caselli.fax.domain.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Our obligation to send one outbound fax; it shares its id with the fax. Moves only along {@link
 * JobState}. While pending it is in exactly one of three places: asleep until {@code dueAt}, in its
 * account's queue ({@code queued}, with the message of {@code messageSeq}), or on the waiting list
 * of a number. Not thread-safe: changed within a transaction that holds the account's slot row.
 */
@Entity
@Table(name = "job")
public class Job {
  /** The reason of a job that was cancelled. */
  public static final String CANCELLED = "The fax was cancelled";

  @Id private UUID id;

  /** Null until the job has been written down and read again. */
  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "id", insertable = false, updatable = false)
  private @Nullable Fax fax;

  @Column(name = "account_id")
  private UUID accountId;

  @Enumerated(EnumType.STRING)
  private JobState state;

  @Column(name = "to_number")
  private String toNumber;

  private int retries;
  private int attempts;
  private int dials;

  @Embedded private Preparations preparations = new Preparations();

  @Embedded private Schedule schedule;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Embedded private QueuePlace place = new QueuePlace();

  @Column(name = "attempt_id")
  private @Nullable UUID attemptId;

  @Column(name = "cancel_requested_at")
  private @Nullable Instant cancelRequestedAt;

  @Column(name = "faxbox_id")
  private @Nullable UUID faxboxId;

  @Column(name = "confirmed_pages")
  private int confirmedPages;

  @Column(name = "retry_after")
  private int retryAfter;

  @Column(name = "reschedule_rule")
  private String rescheduleRule = "";

  private String reason = "";

  @Column(name = "correlation_id")
  private String correlationId;

  private String traceparent = "";

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Job() {}

  /**
   * A job whose document is still to be prepared.
   *
   * @param toNumber normalised destination, the key of the number lock
   * @param retries total number of attempts; 0 and 1 both mean one
   */
  public Job(
      UUID id,
      UUID accountId,
      String toNumber,
      int retries,
      Schedule schedule,
      String correlationId,
      Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.toNumber = toNumber;
    this.retries = retries;
    this.schedule = schedule;
    this.correlationId = correlationId;
    this.state = JobState.PREPARING;
    this.createdAt = now;
    this.modifiedAt = now;
    this.dueAt = now;
  }

  /** It belongs to this trace from now on; its own place there is the context's. */
  public void traced(TraceContext trace) {
    traceparent = trace.text();
  }

  /** Its place in the trace that it belongs to; empty for a job of before there were traces. */
  public Optional<TraceContext> trace() {
    return TraceContext.parse(traceparent);
  }

  /**
   * Somebody begins to prepare the document and has until {@code until}; false when somebody else
   * is at it, or it is done. Who was at it before is late from now on.
   *
   * @param by the life of a node that prepares it
   */
  public boolean preparationBegins(UUID by, Instant until, Instant now) {
    if (state != JobState.PREPARING || (dueAt != null && dueAt.isAfter(now))) {
      return false;
    }
    dueAt = until;
    preparations.begins(by);
    modifiedAt = now;
    return true;
  }

  /** Whether who began to prepare it under that number may say how it went. */
  public boolean isPrepared(long fence) {
    return state == JobState.PREPARING && preparations.fence() == fence;
  }

  /** Number of the last preparation; never used twice. */
  public long preparationFence() {
    return preparations.fence();
  }

  /** How often a preparation ended without a word, perhaps with the whole process. */
  public int preparationsBrokenOff() {
    return preparations.brokenOff();
  }

  /**
   * The document has ended the process that was converting it.
   *
   * @param period until it is tried again
   */
  public void preparationBrokeOff(String why, Duration period, Instant now) {
    preparations.brokeOff();
    preparationPostponed(why, period, now);
  }

  /** The one who prepares it goes on later; whoever comes next may begin. */
  public void preparationPauses(Instant now) {
    if (state == JobState.PREPARING) {
      preparations.ended();
      dueAt = now;
      modifiedAt = now;
    }
  }

  /**
   * The document could not be had for now (a fetch that failed); uses up an attempt.
   *
   * @return true when it will be tried again after {@code period}, false when the job has failed
   */
  public boolean preparationFailed(String why, Duration period, Instant now) {
    attempts++;
    preparations.ended();
    if (attempts >= retries) {
      failed(why, now);
      return false;
    }
    reason = why;
    modifiedAt = now;
    retryAfter = (int) period.toSeconds();
    dueAt = now.plus(period);
    return true;
  }

  /**
   * The document could not be prepared for our own reasons (a full disk, a converter that does not
   * start); uses up no attempt.
   *
   * @param period until it is tried again
   */
  public void preparationPostponed(String why, Duration period, Instant now) {
    preparations.ended();
    reason = why;
    modifiedAt = now;
    retryAfter = (int) period.toSeconds();
    dueAt = now.plus(period);
  }

  /**
   * The document is ready: due at {@code due} if its schedule allows, asleep until it is queued.
   */
  public void prepared(Instant due, Instant now) {
    if (state != JobState.PREPARING) {
      throw new IllegalJobTransition(id, state, JobState.PENDING);
    }
    move(JobState.PENDING, now);
    preparations.ended();
    dueAt = schedule.notBefore(due);
  }

  /** A message for it is about to be sent, as number {@code order} of all. */
  public void enqueued(long order, Instant now) {
    mustBePending();
    place.enqueued(order, now);
    modifiedAt = now;
  }

  /** Whether a message with this sequence still speaks for the job. */
  public boolean answersTo(long seq) {
    return state == JobState.PENDING && place.answersTo(seq);
  }

  /** Its number is busy: it leaves the queue for the number's waiting list. */
  public void waitsFor(String number, long order) {
    mustBePending();
    place.waitsFor(number, order);
  }

  /** An attempt has been made for it. */
  public void claimed(UUID attempt, Instant now) {
    move(JobState.PROCESSING, now);
    place.left();
    attemptId = attempt;
    dials++;
  }

  /**
   * Its attempt is over.
   *
   * @param attempt must be the one that was claimed, else nothing changes and false is returned
   * @param confirmed pages of the document that the far end has confirmed in all
   */
  public boolean attemptEnded(
      UUID attempt, RetryDecision decision, int confirmed, String why, Instant now) {
    if (state != JobState.PROCESSING || !attempt.equals(attemptId)) {
      return false;
    }
    attemptId = null;
    cancelRequestedAt = null;
    attempts = decision.attempts();
    retries = decision.retries();
    rescheduleRule = decision.rule();
    retryAfter = (int) decision.after().toSeconds();
    confirmedPages = confirmed;
    reason = why;
    switch (decision.verdict()) {
      case DELIVERED -> finish(JobState.COMPLETED, now);
      case GIVE_UP -> finish(JobState.FAILED, now);
      case CANCELLED -> finish(JobState.CANCELLED, now);
      case RETRY -> {
        move(JobState.PENDING, now);
        dueAt = now.plus(decision.after());
      }
    }
    return true;
  }

  /** It cannot be sent at all (unreadable document, forbidden). */
  public void failed(String why, Instant now) {
    mustHaveNoAttempt(JobState.FAILED);
    reason = why;
    finish(JobState.FAILED, now);
  }

  /** The user no longer wants it; only while no call is made for it. */
  public void cancelled(Instant now) {
    mustHaveNoAttempt(JobState.CANCELLED);
    reason = CANCELLED;
    finish(JobState.CANCELLED, now);
  }

  /**
   * Somebody wants the call under way to end. What the attempt comes to decides: a fax that is
   * delivered all the same stays delivered, any other end is the job's end.
   *
   * @return whether it is the first to ask
   */
  public boolean cancelRequested(Instant now) {
    if (state != JobState.PROCESSING) {
      throw new IllegalJobTransition(id, state, JobState.CANCELLED);
    }
    boolean first = cancelRequestedAt == null;
    if (first) {
      cancelRequestedAt = now;
      modifiedAt = now;
    }
    return first;
  }

  /**
   * It is tried anew, now, or as soon as its sender lets it: one that failed or was cancelled gets
   * another attempt, one that sleeps is woken. Attempts that were used up stay so.
   *
   * @param ready whether there is a fax file; else the document is prepared first
   */
  public void restarted(boolean ready, Instant now) {
    if (state == JobState.FAILED || state == JobState.CANCELLED) {
      move(ready ? JobState.PENDING : JobState.PREPARING, now);
      preparations.beginAnew();
      reason = "";
    } else if (state != JobState.PENDING && state != JobState.PREPARING) {
      throw new IllegalJobTransition(id, state, JobState.PENDING);
    }
    dueAt = state == JobState.PENDING ? schedule.notBefore(now) : now;
    retryAfter = 0;
    modifiedAt = now;
  }

  /** It was submitted through this faxbox. */
  public void sentThrough(UUID faxbox) {
    faxboxId = faxbox;
  }

  private void mustBePending() {
    if (state != JobState.PENDING) {
      throw new IllegalJobTransition(id, state, JobState.PENDING);
    }
  }

  /** What a live attempt comes to is told by {@link #attemptEnded} only. */
  private void mustHaveNoAttempt(JobState next) {
    if (state == JobState.PROCESSING || !state.mayBecome(next)) {
      throw new IllegalJobTransition(id, state, next);
    }
  }

  private void finish(JobState end, Instant now) {
    move(end, now);
    place.left();
    dueAt = null;
  }

  private void move(JobState next, Instant now) {
    if (!state.mayBecome(next)) {
      throw new IllegalJobTransition(id, state, next);
    }
    if (fax != null && state.isFinal() != next.isFinal()) {
      fax.jobEnded(next.isFinal() ? next.name() : "");
    }
    state = next;
    modifiedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  public JobState state() {
    return state;
  }

  public String toNumber() {
    return toNumber;
  }

  /** Total number of attempts allowed. */
  public int retries() {
    return retries;
  }

  /** Attempts used up so far. */
  public int attempts() {
    return attempts;
  }

  /** Attempts made in all, also those that cost none; the next one's ordinal is one more. */
  public int dials() {
    return dials;
  }

  /** How often somebody has begun to fetch or convert the document. */
  public int preparations() {
    return preparations.begun();
  }

  /** When its sender wants it to be sent. */
  public Schedule schedule() {
    return schedule;
  }

  public Optional<Instant> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  public boolean isQueued() {
    return place.isQueued();
  }

  public long messageSeq() {
    return place.messageSeq();
  }

  public long queueOrder() {
    return place.queueOrder();
  }

  public Optional<String> waitingFor() {
    return place.waitingFor();
  }

  public Optional<UUID> attemptId() {
    return Optional.ofNullable(attemptId);
  }

  /** When somebody asked for the end of the call that is under way. */
  public Optional<Instant> cancelRequestedAt() {
    return Optional.ofNullable(cancelRequestedAt);
  }

  /** The faxbox that it was submitted through. */
  public Optional<UUID> faxboxId() {
    return Optional.ofNullable(faxboxId);
  }

  /** Pages of the document that the far end has confirmed over all attempts. */
  public int confirmedPages() {
    return confirmedPages;
  }

  /** Seconds from the last attempt to the next. */
  public int retryAfter() {
    return retryAfter;
  }

  /** Name of the rule that decided last; empty for none. */
  public String rescheduleRule() {
    return rescheduleRule;
  }

  /** Why the last attempt or the job failed; empty for none. */
  public String reason() {
    return reason;
  }

  public String correlationId() {
    return correlationId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant modifiedAt() {
    return modifiedAt;
  }
}
