package org.caselli.fax.app.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.telephony.sandbox.SettableScheduler;
import org.junit.jupiter.api.Test;

class DueQueueTest {
  private final SettableScheduler time = new SettableScheduler();
  private final List<List<UUID>> started = new ArrayList<>();
  private final DueQueue queue = new DueQueue(time.clock(), time, started::add);
  private final Instant begin = time.clock().instant();

  @Test
  void a_job_starts_when_it_is_due_and_not_before() {
    queue.add(job(1), begin.plusSeconds(10));

    time.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(started).isEmpty();
    time.advance(Duration.ofNanos(1));

    assertThat(started).containsExactly(List.of(job(1)));
    assertThat(queue.size()).isZero();
  }

  @Test
  void a_due_time_within_a_millisecond_is_kept_to_as_well() {
    queue.add(job(1), begin.plusNanos(1_500_700));

    time.advance(Duration.ofMillis(2));

    assertThat(started).containsExactly(List.of(job(1)));
  }

  @Test
  void the_earliest_comes_first_however_they_were_added() {
    queue.add(job(3), begin.plusSeconds(30));
    queue.add(job(1), begin.plusSeconds(10));
    queue.add(job(2), begin.plusSeconds(20));

    time.advance(Duration.ofSeconds(60));

    assertThat(started).containsExactly(List.of(job(1)), List.of(job(2)), List.of(job(3)));
  }

  @Test
  void what_is_overdue_starts_at_once() {
    queue.add(job(1), begin.minusSeconds(10));
    time.runDue();

    assertThat(started).containsExactly(List.of(job(1)));
  }

  @Test
  void a_job_that_is_known_is_started_once_and_may_come_again() {
    queue.add(job(1), begin.plusSeconds(1));
    queue.add(job(1), begin.plusSeconds(2));
    time.advance(Duration.ofSeconds(5));
    assertThat(started).hasSize(1);

    queue.add(job(1), begin.plusSeconds(6));
    time.advance(Duration.ofSeconds(1));

    assertThat(started).hasSize(2);
  }

  @Test
  void many_jobs_of_one_moment_start_some_at_a_time_and_all_of_them() {
    for (int i = 0; i < 450; i++) {
      queue.add(job(i), begin.plusSeconds(1));
    }

    time.advance(Duration.ofSeconds(1));

    assertThat(started).extracting(List::size).containsExactly(200, 200, 50);
  }

  @Test
  void a_start_that_fails_stops_no_other() {
    List<UUID> seen = new ArrayList<>();
    DueQueue failing =
        new DueQueue(
            time.clock(),
            time,
            jobs -> {
              seen.addAll(jobs);
              throw new IllegalStateException("no database");
            });
    failing.add(job(1), begin.plusSeconds(1));
    failing.add(job(2), begin.plusSeconds(2));

    time.advance(Duration.ofSeconds(3));

    assertThat(seen).containsExactly(job(1), job(2));
  }

  private static UUID job(long number) {
    return new UUID(0, number);
  }
}
