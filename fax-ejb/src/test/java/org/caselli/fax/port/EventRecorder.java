package org.caselli.fax.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;

/**
 * Keeps every event of every call, wakes those who wait, and knows what a proper call looks like.
 */
public final class EventRecorder implements CallListener {
  /** What is awaited may also change without an event, for instance the health of a link. */
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<CallEvent> events = new ArrayList<>();
  private final Set<CallId> speaking = new HashSet<>();
  private final List<String> overlaps = new ArrayList<>();
  private volatile boolean denying;

  @Override
  public void on(CallEvent event) {
    enter(event);
    lock.lock();
    try {
      events.add(event);
      speaking.remove(event.call());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean mayDial(CallId call) {
    return !denying;
  }

  /** From now on no call may be made. */
  public void deny() {
    denying = true;
  }

  private void enter(CallEvent event) {
    lock.lock();
    try {
      if (!speaking.add(event.call())) {
        overlaps.add("Two events at once: " + event);
      }
    } finally {
      lock.unlock();
    }
    Thread.yield();
  }

  /** Events of one call, in the order heard. */
  public List<CallEvent> of(CallId call) {
    lock.lock();
    try {
      return events.stream().filter(e -> e.call().equals(call)).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Events of one call and one kind, in the order heard. */
  public <E extends CallEvent> List<E> of(CallId call, Class<E> kind) {
    return of(call).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public boolean heard(CallId call, Class<? extends CallEvent> kind) {
    return !of(call, kind).isEmpty();
  }

  /** The report of the call, when it is over. */
  public Optional<TransmissionReport> report(CallId call) {
    return of(call, CallEvent.Ended.class).stream().findFirst().map(CallEvent.Ended::report);
  }

  /**
   * Waits until {@code reached} holds, looking again after each event; fails after a time. The
   * condition is asked without any lock held, so it may call the engine.
   */
  public void await(BooleanSupplier reached, Duration patience) {
    long left = patience.toNanos();
    int seen = count();
    while (!reached.getAsBoolean()) {
      if (left <= 0) {
        throw new AssertionError("Not reached within " + patience + "; heard: " + all());
      }
      long slice = Math.min(left, LOOK_AGAIN_NANOS);
      left -= slice - Math.max(0, awaitMoreThan(seen, slice));
      seen = count();
    }
  }

  private long awaitMoreThan(int seen, long nanos) {
    lock.lock();
    try {
      return events.size() > seen ? nanos : changed.awaitNanos(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", e);
    } finally {
      lock.unlock();
    }
  }

  private int count() {
    return all().size();
  }

  private List<CallEvent> all() {
    lock.lock();
    try {
      return List.copyOf(events);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Checks what every call promises: stages in order, pages counted one by one, one {@code Ended}
   * and that the last, confirmed pages in the report not fewer than those announced, and success
   * only when every page of {@code request} was confirmed.
   */
  public void assertProper(CallRequest request) {
    List<CallEvent> heard = of(request.call());
    assertThat(overlaps).as("events of one call come one at a time").isEmpty();
    assertThat(heard).as("events").isNotEmpty();
    assertThat(heard.get(heard.size() - 1)).as("last event").isInstanceOf(CallEvent.Ended.class);
    assertThat(of(request.call(), CallEvent.Ended.class)).as("ends").hasSize(1);
    assertThat(heard.stream().filter(EventRecorder::isStage).map(EventRecorder::stage).toList())
        .as("stages")
        .isSorted();
    assertThat(of(request.call(), CallEvent.PageConfirmed.class).stream().map(p -> p.confirmed()))
        .as("pages counted")
        .isSorted()
        .doesNotHaveDuplicates();
    TransmissionReport report = report(request.call()).orElseThrow();
    assertThat(report.call()).isEqualTo(request.call());
    assertThat(report.pagesConfirmed())
        .as("confirmed pages")
        .isBetween(
            of(request.call(), CallEvent.PageConfirmed.class).size(),
            request.totalPages() - request.startPage());
    if (report.success()) {
      assertThat(report.pagesConfirmed()).isEqualTo(request.totalPages() - request.startPage());
    }
  }

  private static boolean isStage(CallEvent event) {
    return !(event instanceof CallEvent.OutOfSight) && !(event instanceof CallEvent.InSight);
  }

  /** Rank of an event; phase B may come again between pages, so both have one rank. */
  private static int stage(CallEvent event) {
    if (event instanceof CallEvent.Dialled) {
      return 1;
    }
    if (event instanceof CallEvent.Ringing) {
      return 2;
    }
    if (event instanceof CallEvent.Answered) {
      return 3;
    }
    return event instanceof CallEvent.Ended ? 5 : 4;
  }
}
