package org.caselli.fax.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.caselli.fax.domain.retry.RetryDecision;
import org.caselli.fax.domain.retry.RetryDecision.Verdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobTest {
  private static final UUID SOMEBODY = new UUID(3, 4);

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final UUID ATTEMPT = new UUID(1, 1);
  private static final RetryDecision AGAIN =
      new RetryDecision(Verdict.RETRY, Duration.ofSeconds(120), 1, 3, "busy-line");

  private final Job job =
      new Job(new UUID(0, 7), new UUID(0, 8), "+12125550123", 3, Schedule.AT_ONCE, "request", NOW);

  /** Moves of a job, and the states from which each is allowed. */
  private static final Map<String, Set<JobState>> ALLOWED =
      Map.of(
          "prepared", Set.of(JobState.PREPARING),
          "enqueued", Set.of(JobState.PENDING),
          "waitsFor", Set.of(JobState.PENDING),
          "claimed", Set.of(JobState.PENDING),
          "failed", Set.of(JobState.PREPARING, JobState.PENDING),
          "cancelled", Set.of(JobState.PREPARING, JobState.PENDING),
          "cancelRequested", Set.of(JobState.PROCESSING),
          "restarted",
              Set.of(JobState.PREPARING, JobState.PENDING, JobState.FAILED, JobState.CANCELLED));

  private static final Map<String, Consumer<Job>> MOVES =
      Map.of(
          "prepared", job -> job.prepared(NOW, NOW),
          "enqueued", job -> job.enqueued(1, NOW),
          "waitsFor", job -> job.waitsFor("+12125550123", 1),
          "claimed", job -> job.claimed(ATTEMPT, NOW),
          "failed", job -> job.failed("why", NOW),
          "cancelled", job -> job.cancelled(NOW),
          "cancelRequested", job -> job.cancelRequested(NOW),
          "restarted", job -> job.restarted(true, NOW));

  @ParameterizedTest
  @EnumSource(JobState.class)
  void every_move_is_refused_where_the_state_does_not_allow_it(JobState state) {
    MOVES.forEach(
        (name, move) -> {
          Job fresh = in(state);
          if (ALLOWED.get(name).contains(state)) {
            move.accept(fresh);
          } else {
            assertThatThrownBy(() -> move.accept(fresh))
                .as("%s while %s", name, state)
                .isInstanceOf(IllegalJobTransition.class);
            assertThat(fresh.state()).isEqualTo(state);
          }
        });
  }

  @Test
  void the_whole_life_of_a_job_that_is_delivered_at_the_second_attempt() {
    assertThat(job.state()).isEqualTo(JobState.PREPARING);

    job.prepared(NOW, NOW);
    assertThat(job.isQueued()).isFalse();
    assertThat(job.dueAt()).contains(NOW);

    job.enqueued(5, NOW);
    assertThat(job.answersTo(1)).isTrue();

    job.claimed(ATTEMPT, NOW);
    assertThat(job.state()).isEqualTo(JobState.PROCESSING);
    assertThat(job.attemptId()).contains(ATTEMPT);
    assertThat(job.isQueued()).isFalse();
    assertThat(job.attempts()).isZero();
    assertThat(job.dials()).isEqualTo(1);

    assertThat(job.attemptEnded(ATTEMPT, AGAIN, 2, "busy", NOW)).isTrue();
    assertThat(job.state()).isEqualTo(JobState.PENDING);
    assertThat(job.dueAt()).contains(NOW.plusSeconds(120));
    assertThat(job.retryAfter()).isEqualTo(120);
    assertThat(job.attempts()).isEqualTo(1);
    assertThat(job.rescheduleRule()).isEqualTo("busy-line");
    assertThat(job.confirmedPages()).isEqualTo(2);
    assertThat(job.attemptId()).isEmpty();
    assertThat(job.answersTo(1)).as("the old message").isFalse();

    job.enqueued(9, NOW);
    UUID second = new UUID(1, 2);
    job.claimed(second, NOW);
    job.attemptEnded(
        second, new RetryDecision(Verdict.DELIVERED, Duration.ZERO, 2, 3, ""), 3, "", NOW);
    assertThat(job.state()).isEqualTo(JobState.COMPLETED);
    assertThat(job.dueAt()).isEmpty();
    assertThat(job.reason()).isEmpty();
  }

  @Nested
  class Preparation {
    @Test
    void one_at_a_time_prepares_until_its_time_is_over() {
      assertThat(job.preparationBegins(SOMEBODY, NOW.plusSeconds(60), NOW)).isTrue();
      assertThat(job.preparationBegins(SOMEBODY, NOW.plusSeconds(90), NOW.plusSeconds(59)))
          .isFalse();
      assertThat(job.preparationBegins(SOMEBODY, NOW.plusSeconds(120), NOW.plusSeconds(60)))
          .isTrue();
    }

    @Test
    void whoever_comes_after_a_pause_may_begin() {
      job.preparationBegins(SOMEBODY, NOW.plusSeconds(60), NOW);

      job.preparationPauses(NOW.plusSeconds(1));

      assertThat(job.preparationBegins(SOMEBODY, NOW.plusSeconds(90), NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void who_comes_late_shows_an_old_number() {
      job.preparationBegins(SOMEBODY, NOW.plusSeconds(60), NOW);
      long first = job.preparationFence();
      assertThat(job.isPrepared(first)).isTrue();

      job.preparationBegins(SOMEBODY, NOW.plusSeconds(120), NOW.plusSeconds(60));

      assertThat(job.isPrepared(first)).isFalse();
      assertThat(job.isPrepared(job.preparationFence())).isTrue();
      job.prepared(NOW, NOW);
      assertThat(job.isPrepared(job.preparationFence())).as("it is done").isFalse();
    }

    @Test
    void nobody_prepares_what_is_ready() {
      job.prepared(NOW, NOW);

      assertThat(job.preparationBegins(SOMEBODY, NOW.plusSeconds(60), NOW)).isFalse();
    }

    @Test
    void a_failed_fetch_uses_up_attempts_until_there_are_none() {
      assertThat(job.preparationFailed("no host", Duration.ofSeconds(300), NOW)).isTrue();
      assertThat(job.dueAt()).contains(NOW.plusSeconds(300));
      assertThat(job.preparationFailed("no host", Duration.ofSeconds(300), NOW)).isTrue();
      assertThat(job.attempts()).isEqualTo(2);

      assertThat(job.preparationFailed("no host", Duration.ofSeconds(300), NOW)).isFalse();

      assertThat(job.state()).isEqualTo(JobState.FAILED);
      assertThat(job.reason()).isEqualTo("no host");
      assertThat(job.dueAt()).isEmpty();
    }
  }

  @Nested
  class Queueing {
    @Test
    void only_the_latest_message_speaks_for_a_job() {
      job.prepared(NOW, NOW);
      job.enqueued(1, NOW);
      job.enqueued(2, NOW);

      assertThat(job.answersTo(1)).isFalse();
      assertThat(job.answersTo(2)).isTrue();
      assertThat(job.queueOrder()).isEqualTo(2);
    }

    @Test
    void a_job_that_waits_for_a_number_is_in_no_queue() {
      job.prepared(NOW, NOW);
      job.enqueued(1, NOW);

      job.waitsFor("+12125550123", 17);

      assertThat(job.isQueued()).isFalse();
      assertThat(job.answersTo(1)).isFalse();
      assertThat(job.waitingFor()).contains("+12125550123");
      job.claimed(ATTEMPT, NOW);
      assertThat(job.waitingFor()).isEmpty();
    }

    @Test
    void a_cancelled_job_leaves_queue_and_waiting_list() {
      job.prepared(NOW, NOW);
      job.enqueued(1, NOW);
      job.waitsFor("+12125550123", 17);

      job.cancelled(NOW);

      assertThat(job.waitingFor()).isEmpty();
      assertThat(job.isQueued()).isFalse();
      assertThat(job.dueAt()).isEmpty();
    }
  }

  @Nested
  class Restarting {
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void a_failed_job_is_due_again_and_keeps_its_attempts() {
      Job failed = in(JobState.FAILED);
      int attempts = failed.attempts();

      failed.restarted(true, LATER);

      assertThat(failed.state()).isEqualTo(JobState.PENDING);
      assertThat(failed.dueAt()).contains(LATER);
      assertThat(failed.attempts()).isEqualTo(attempts);
      assertThat(failed.reason()).isEmpty();
    }

    @Test
    void a_cancelled_job_without_a_fax_file_is_prepared_anew() {
      Job cancelled = in(JobState.CANCELLED);

      cancelled.restarted(false, LATER);

      assertThat(cancelled.state()).isEqualTo(JobState.PREPARING);
      assertThat(cancelled.preparations()).isZero();
      assertThat(cancelled.preparationBegins(SOMEBODY, LATER.plusSeconds(30), LATER)).isTrue();
    }

    @Test
    void what_its_sender_wants_to_be_sent_later_is_due_then() {
      Instant wanted = LATER.plusSeconds(3600);
      Schedule schedule = new Schedule(4, Optional.of(wanted), Optional.empty());
      Job job =
          new Job(new UUID(0, 7), new UUID(0, 8), "+12125550123", 3, schedule, "request", NOW);
      job.prepared(NOW, NOW);

      job.restarted(true, LATER);

      assertThat(job.dueAt()).contains(wanted);
    }

    @Test
    void a_job_that_sleeps_is_due_now() {
      Job sleeping = in(JobState.PENDING);

      sleeping.restarted(true, LATER);

      assertThat(sleeping.state()).isEqualTo(JobState.PENDING);
      assertThat(sleeping.dueAt()).contains(LATER);
    }
  }

  @Nested
  class Ends {
    @Test
    void the_end_of_an_attempt_counts_once() {
      Job processing = in(JobState.PROCESSING);
      assertThat(processing.attemptEnded(ATTEMPT, AGAIN, 0, "busy", NOW)).isTrue();

      assertThat(processing.attemptEnded(ATTEMPT, AGAIN, 0, "busy", NOW.plusSeconds(9))).isFalse();

      assertThat(processing.dueAt()).contains(NOW.plusSeconds(120));
    }

    @Test
    void the_end_of_another_attempt_changes_nothing() {
      Job processing = in(JobState.PROCESSING);

      assertThat(processing.attemptEnded(new UUID(6, 6), AGAIN, 0, "busy", NOW)).isFalse();

      assertThat(processing.state()).isEqualTo(JobState.PROCESSING);
      assertThat(processing.attemptId()).contains(ATTEMPT);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void each_verdict_has_its_state(Verdict verdict) {
      Job processing = in(JobState.PROCESSING);
      RetryDecision decision = new RetryDecision(verdict, Duration.ofSeconds(1), 1, 3, "");

      processing.attemptEnded(ATTEMPT, decision, 0, "why", NOW);

      JobState expected =
          switch (verdict) {
            case DELIVERED -> JobState.COMPLETED;
            case RETRY -> JobState.PENDING;
            case GIVE_UP -> JobState.FAILED;
            case CANCELLED -> JobState.CANCELLED;
          };
      assertThat(processing.state()).isEqualTo(expected);
      assertThat(processing.dueAt().isPresent()).isEqualTo(!expected.isFinal());
    }
  }

  private static Job in(JobState state) {
    Job job =
        new Job(
            new UUID(0, 7), new UUID(0, 8), "+12125550123", 3, Schedule.AT_ONCE, "request", NOW);
    switch (state) {
      case PREPARING -> {}
      case PENDING -> job.prepared(NOW, NOW);
      case FAILED -> job.failed("why", NOW);
      case CANCELLED -> job.cancelled(NOW);
      case PROCESSING, COMPLETED -> {
        job.prepared(NOW, NOW);
        job.claimed(ATTEMPT, NOW);
        if (state == JobState.COMPLETED) {
          RetryDecision done = new RetryDecision(Verdict.DELIVERED, Duration.ZERO, 1, 3, "");
          job.attemptEnded(ATTEMPT, done, 3, "", NOW);
        }
      }
    }
    return job;
  }
}
