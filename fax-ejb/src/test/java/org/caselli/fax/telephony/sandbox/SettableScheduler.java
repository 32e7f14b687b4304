package org.caselli.fax.telephony.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler without threads: tasks run on the thread of the test, in the order in which they fall
 * due, when the test moves the clock. Not thread-safe.
 */
public final class SettableScheduler extends AbstractExecutorService
    implements ScheduledExecutorService {
  private final PriorityQueue<Task<?>> tasks =
      new PriorityQueue<>(
          Comparator.<Task<?>, Instant>comparing(t -> t.due).thenComparing(t -> t.ordinal));
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private long ordinals;
  private boolean shutdown;

  /** The clock that this scheduler moves. */
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("This clock knows only UTC");
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  /** Runs what is due now. */
  public void runDue() {
    advance(Duration.ZERO);
  }

  /** Moves the clock on, running each task at its time. */
  public void advance(Duration time) {
    Instant end = now.plus(time);
    while (!tasks.isEmpty() && !tasks.peek().due.isAfter(end)) {
      runNext();
    }
    now = end;
  }

  /** Moves the clock to the next task and runs it; false when nothing is planned. */
  public boolean runNext() {
    Task<?> next = tasks.poll();
    if (next == null) {
      return false;
    }
    now = next.due.isAfter(now) ? next.due : now;
    next.run();
    return true;
  }

  @Override
  public void execute(Runnable command) {
    plan(Executors.callable(command), 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return plan(Executors.callable(command), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return plan(callable, delay, unit);
  }

  private <V> ScheduledFuture<V> plan(Callable<V> work, long delay, TimeUnit unit) {
    Task<V> task = new Task<>(work, now.plusNanos(unit.toNanos(delay)), ordinals++);
    tasks.add(task);
    return task;
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException("No test needs a period yet");
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException("No test needs a period yet");
  }

  @Override
  public void shutdown() {
    shutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    List<Runnable> left = List.copyOf(tasks);
    tasks.clear();
    return left;
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown && tasks.isEmpty();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isTerminated();
  }

  private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private final Instant due;
    private final long ordinal;

    private Task(Callable<V> work, Instant due, long ordinal) {
      super(work);
      this.due = due;
      this.ordinal = ordinal;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(now, due));
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    @Override
    protected void setException(Throwable failure) {
      throw new AssertionError("A task of the engine failed", failure);
    }
  }
}
