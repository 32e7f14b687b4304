package org.caselli.fax.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Many threads claim, call and record at once, while slots change and calls fail; the engine's own
 * counters prove the limits, and nothing is left behind.
 */
class OutboundFuzzTest {
  private static final int ACCOUNTS = 20;
  private static final int NUMBERS = 10;
  private static final int JOBS_PER_ACCOUNT = 6;
  private static final int THREADS = 6;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  @Test
  void limits_hold_and_no_job_is_left_behind_on_h2() throws Exception {
    try (TestDatabase database = TestDatabase.h2()) {
      fuzz(new Outbound(database));
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = TestDatabase.PG_URL,
      matches = ".+",
      disabledReason = "There is no PostgreSQL to test on; ./fax test starts one")
  void limits_hold_and_no_job_is_left_behind_on_postgresql() throws Exception {
    try (TestDatabase database = TestDatabase.postgreSql()) {
      fuzz(new Outbound(database));
    }
  }

  private static void fuzz(Outbound out) throws Exception {
    out.system("default_retry_period", 1);
    out.system("not_dialled_retry_period", 1);
    List<UUID> accounts = new ArrayList<>();
    List<UUID> jobs = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < NUMBERS; i++) {
      numbers.add(Store.freshNumber());
    }
    for (int i = 0; i < ACCOUNTS; i++) {
      UUID account = out.store.account();
      accounts.add(account);
      out.maxOutbound(account, 1 + i % 3);
      for (int j = 0; j < JOBS_PER_ACCOUNT; j++) {
        jobs.add(out.submit(account, numbers.get((i + 3 * j) % NUMBERS), 3));
      }
    }

    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> workers = new ArrayList<>();
    try {
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(i);
        workers.add(threads.submit(() -> work(out, random, stop)));
      }
      long end = System.nanoTime() + LIMIT.toNanos();
      while (left(out, jobs) > 0 && System.nanoTime() < end) {
        out.store.clock.advance(Duration.ofSeconds(1));
        out.sweep.sweep();
      }
      stop.set(true);
      for (Future<?> worker : workers) {
        worker.get(30, TimeUnit.SECONDS);
      }
    } finally {
      stop.set(true);
      threads.shutdownNow();
    }

    assertThat(left(out, jobs)).as("jobs left behind").isZero();
    Map<String, Integer> most = out.engine.mostByAccount();
    for (int i = 0; i < ACCOUNTS; i++) {
      String account = accounts.get(i).toString().replace("-", "");
      assertThat(most.get(account)).as("account %d", i).isBetween(1, 1 + i % 3);
    }
    assertThat(most.values()).as("slots are used").contains(2);
    assertThat(out.engine.mostByNumber())
        .hasSize(NUMBERS)
        .allSatisfy((n, calls) -> assertThat(calls).isEqualTo(1));
    out.store.tx.run(
        () -> {
          for (UUID account : accounts) {
            assertThat(out.store.slots.inUse(account)).isZero();
            assertThat(out.store.jobs.waitingOf(account)).isZero();
          }
          assertThat(out.store.numbers.lock(numbers).values())
              .allMatch(lock -> lock.attempt().isEmpty() && lock.reservedFor().isEmpty());
          assertThat(out.store.jobs.byIds(jobs))
              .allMatch(job -> job.attempts() >= 1 && job.attempts() <= 3)
              .allMatch(job -> job.attempts() == job.dials())
              .anyMatch(job -> job.state() == JobState.COMPLETED && job.attempts() > 1);
        });
  }

  /** Acts on a wake-up as the consumer does, or ends some call. */
  private static void work(Outbound out, Random random, AtomicBoolean stop) {
    while (!stop.get()) {
      UUID account = out.wakeups.dispatches.poll();
      if (account != null) {
        try {
          out.dispatch.dispatchJobs(account);
        } catch (RuntimeException e) {
          // A lost race: the broker delivers the wake-up again.
          out.wakeups.dispatch(account);
        }
      }
      if (account == null || random.nextInt(3) == 0) {
        out.engine
            .hangUpAny(random.nextInt(1000))
            .ifPresentOrElse(call -> finish(out, call, random), Thread::onSpinWait);
      }
    }
  }

  private static void finish(Outbound out, CallRequest call, Random random) {
    UUID attempt = call.call().value();
    boolean busy = random.nextInt(4) == 0;
    out.engine.end(
        busy
            ? AttemptReports.busy(attempt, out.store.clock.instant())
            : AttemptReports.delivered(attempt, 1, out.store.clock.instant()));
    if (out.job(jobOf(out, attempt)).attemptId().filter(attempt::equals).isPresent()) {
      // Not recorded because of lost races: the tick records it again, as on a real node.
      out.store.clock.advance(Duration.ofSeconds(6));
      out.calls.tick();
    }
  }

  private static UUID jobOf(Outbound out, UUID attempt) {
    return out.store.attempt(attempt).jobId();
  }

  private static long left(Outbound out, List<UUID> jobs) {
    return out.store.tx.in(
        () -> out.store.jobs.byIds(jobs).stream().filter(job -> !job.state().isFinal()).count());
  }
}
