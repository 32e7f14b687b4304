package org.caselli.fax.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.transmit.EndedCall;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.domain.job.Stage;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboundFlowTest {
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private Outbound out;
  private UUID account;
  private String number;

  @BeforeEach
  void start() {
    out = new Outbound(DATABASE.get());
    account = out.store.account();
    number = Store.freshNumber();
  }

  /** Other tests of the class share the database. */
  @AfterEach
  void leaveNothing() {
    out.engine.connect();
    for (CallRequest call : out.engine.live()) {
      out.end(AttemptReports.ended(call.call().value(), CallEnding.UNKNOWN, now()));
    }
  }

  private Instant now() {
    return out.store.clock.instant();
  }

  private UUID attemptOf(UUID job) {
    return out.job(job).attemptId().orElseThrow();
  }

  @Nested
  class Claiming {
    @Test
    void jobs_are_claimed_in_the_order_of_the_queue_up_to_the_slots() {
      out.maxOutbound(account, 2);
      List<UUID> jobs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        jobs.add(out.submit(account, Store.freshNumber(), 1));
      }

      out.run();

      assertThat(jobs).map(job -> out.isCalling(job)).containsExactly(true, true, false, false);
      assertThat(out.queues.waiting(account))
          .extracting(QueuedJob::job)
          .containsExactly(jobs.get(2), jobs.get(3));
      out.end(AttemptReports.delivered(attemptOf(jobs.get(1)), 1, now()));
      out.run();
      assertThat(jobs).map(job -> out.isCalling(job)).containsExactly(true, false, true, false);
      assertThat(out.job(jobs.get(1)).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void a_change_of_max_outbound_holds_from_the_next_claim_on() {
      out.maxOutbound(account, 1);
      UUID first = out.submit(account, Store.freshNumber(), 1);
      UUID second = out.submit(account, Store.freshNumber(), 1);
      UUID third = out.submit(account, Store.freshNumber(), 1);
      out.run();

      out.maxOutbound(account, 2);
      out.wakeups.dispatch(account);
      out.run();
      assertThat(out.isCalling(second)).isTrue();

      out.maxOutbound(account, 1);
      out.end(AttemptReports.delivered(attemptOf(first), 1, now()));
      out.run();
      assertThat(out.isCalling(third)).as("one call is still up").isFalse();
      out.end(AttemptReports.delivered(attemptOf(second), 1, now()));
      out.run();
      assertThat(out.isCalling(third)).isTrue();
    }

    @Test
    void an_account_without_slots_sends_nothing_and_loses_nothing() {
      out.maxOutbound(account, 0);
      UUID job = out.submit(account, number, 1);
      out.run();
      assertThat(out.engine.sent()).isEmpty();

      out.maxOutbound(account, 1);
      out.wakeups.dispatch(account);
      out.run();

      assertThat(out.isCalling(job)).isTrue();
    }

    @Test
    void stale_and_duplicate_messages_are_dropped() {
      UUID job = out.submit(account, number, 1);
      QueuedJob message = out.queues.waiting(account).get(0);
      out.queues.send(
          Map.of(
              account,
              List.of(
                  message,
                  new QueuedJob(job, message.seq() - 1, 4),
                  new QueuedJob(UUID.randomUUID(), 1, 4))));

      out.run();

      assertThat(out.engine.sent()).hasSize(1);
      assertThat(out.queues.waiting(account)).isEmpty();
      out.end(AttemptReports.delivered(attemptOf(job), 1, now()));
      out.queues.send(Map.of(account, List.of(message)));
      out.wakeups.dispatch(account);
      out.run();
      assertThat(out.engine.sent()).hasSize(1);
    }

    @Test
    void a_cancelled_job_is_not_called() {
      UUID job = out.submit(account, number, 1);
      out.store.tx.run(() -> out.store.jobs.byId(job).orElseThrow().cancelled(now()));

      out.run();

      assertThat(out.engine.sent()).isEmpty();
    }

    @Test
    void the_message_of_a_cancelled_job_goes_with_the_next() {
      UUID job = out.submit(account, number, 1);
      out.store.tx.run(() -> out.store.jobs.byId(job).orElseThrow().cancelled(now()));
      out.submit(account, number, 1);

      out.run();

      assertThat(out.engine.sent()).hasSize(1);
      assertThat(out.queues.waiting(account)).isEmpty();
    }

    @Test
    void a_backlog_longer_than_a_turn_goes_on_with_another_wake_up() {
      out.maxOutbound(account, 200);
      for (int i = 0; i < DispatchJobs.TURN + 5; i++) {
        out.submit(account, Store.freshNumber(), 1);
      }
      out.wakeups.dispatches.clear();

      out.dispatch.dispatchJobs(account);
      assertThat(out.engine.live()).hasSize(DispatchJobs.TURN);
      assertThat(out.wakeups.dispatches).containsExactly(account);

      out.run();
      assertThat(out.engine.live()).hasSize(DispatchJobs.TURN + 5);
    }
  }

  @Nested
  class Numbers {
    @Test
    void a_number_is_called_once_at_a_time_first_come_first_served() {
      List<UUID> jobs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        jobs.add(out.submit(account, number, 1));
      }
      out.run();

      for (int i = 0; i < 4; i++) {
        int turn = i;
        assertThat(jobs).filteredOn(job -> out.isCalling(job)).containsExactly(jobs.get(turn));
        out.end(AttemptReports.delivered(attemptOf(jobs.get(turn)), 1, now()));
        out.run();
      }

      assertThat(jobs).allMatch(job -> out.job(job).state() == JobState.COMPLETED);
      assertThat(jobs).allMatch(job -> out.job(job).attempts() == 1);
    }

    @Test
    void waiting_for_a_number_takes_no_slot_and_uses_up_no_attempt() {
      out.maxOutbound(account, 2);
      out.submit(account, number, 1);
      UUID waiting = out.submit(account, number, 1);
      UUID other = out.submit(account, Store.freshNumber(), 1);

      out.run();

      assertThat(out.job(waiting).waitingFor()).contains(number);
      assertThat(out.job(waiting).attempts()).isZero();
      assertThat(out.job(waiting).dials()).isZero();
      assertThat(out.isCalling(other)).isTrue();
    }

    @Test
    void a_number_is_handed_to_the_first_waiter_of_whichever_account() {
      UUID other = out.store.account();
      UUID first = out.submit(account, number, 1);
      out.run();
      UUID theirs = out.submit(other, number, 1);
      out.run();
      UUID mine = out.submit(account, number, 1);
      out.run();

      out.end(AttemptReports.delivered(attemptOf(first), 1, now()));
      out.run();

      assertThat(out.isCalling(theirs)).isTrue();
      assertThat(out.isCalling(mine)).isFalse();
      out.end(AttemptReports.delivered(attemptOf(theirs), 1, now()));
      out.run();
      assertThat(out.isCalling(mine)).isTrue();
    }

    @Test
    void a_waiter_without_slot_is_passed_over_and_comes_when_it_has_one() {
      UUID full = out.store.account();
      out.maxOutbound(full, 1);
      UUID holder = out.submit(account, number, 1);
      out.run();
      UUID passedOver = out.submit(full, number, 1);
      out.run();
      UUID busyElsewhere = out.submit(full, Store.freshNumber(), 1);
      out.run();
      assertThat(out.isCalling(busyElsewhere)).isTrue();
      UUID third = out.submit(account, number, 1);
      out.run();

      out.end(AttemptReports.delivered(attemptOf(holder), 1, now()));
      out.run();
      assertThat(out.isCalling(third)).isTrue();
      out.end(AttemptReports.delivered(attemptOf(third), 1, now()));
      out.run();
      assertThat(out.isCalling(passedOver)).as("no slot yet: the number is stranded").isFalse();
      out.end(AttemptReports.delivered(attemptOf(busyElsewhere), 1, now()));
      out.run();

      assertThat(out.isCalling(passedOver)).isTrue();
    }

    @Test
    void a_reservation_that_nobody_uses_goes_to_the_next_waiter() {
      UUID other = out.store.account();
      UUID holder = out.submit(account, number, 1);
      out.run();
      UUID first = out.submit(other, number, 1);
      out.run();
      UUID second = out.submit(account, number, 1);
      out.run();
      out.end(AttemptReports.delivered(attemptOf(holder), 1, now()));
      out.wakeups.dispatches.clear();
      out.maxOutbound(other, 0);

      out.advance(Duration.ofSeconds(29));
      assertThat(out.sweepRows.passOnOverdueReservations()).isEmpty();
      out.advance(Duration.ofSeconds(1));
      out.sweepRows.passOnOverdueReservations().forEach(out.wakeups::dispatch);
      out.run();

      assertThat(out.isCalling(second)).isTrue();
      assertThat(out.isCalling(first)).isFalse();
    }

    @Test
    void a_reservation_whose_job_was_cancelled_goes_on_at_once() {
      UUID other = out.store.account();
      UUID holder = out.submit(account, number, 1);
      out.run();
      UUID cancelled = out.submit(other, number, 1);
      out.run();
      UUID next = out.submit(account, number, 1);
      out.run();
      out.end(AttemptReports.delivered(attemptOf(holder), 1, now()));
      out.store.tx.run(() -> out.store.jobs.byId(cancelled).orElseThrow().cancelled(now()));

      out.run();

      assertThat(out.isCalling(next)).isTrue();
    }

    @Test
    void without_serialization_a_number_takes_many_calls() {
      out.system("serialize_outbound_numbers", false);
      try {
        UUID first = out.submit(account, number, 1);
        UUID second = out.submit(account, number, 1);
        out.run();

        assertThat(out.isCalling(first)).isTrue();
        assertThat(out.isCalling(second)).isTrue();
      } finally {
        out.system("serialize_outbound_numbers", null);
      }
    }

    @Test
    void who_waited_before_serialization_was_switched_off_is_not_left_behind() {
      UUID first = out.submit(account, number, 1);
      UUID waiting = out.submit(account, number, 1);
      out.run();
      out.system("serialize_outbound_numbers", false);
      try {
        out.end(AttemptReports.delivered(attemptOf(first), 1, now()));
        out.run();

        assertThat(out.isCalling(waiting)).isTrue();
      } finally {
        out.system("serialize_outbound_numbers", null);
      }
    }
  }

  @Nested
  class Outcomes {
    @Test
    void a_receipt_is_written_with_the_outcome() {
      UUID job = out.submit(account, number, 1, "me@example.org");
      out.run();

      out.end(AttemptReports.delivered(attemptOf(job), 1, now()));

      Notice notice = notice();
      assertThat(notice.kind()).isEqualTo(NoticeKind.RECEIPT);
      assertThat(notice.faxId()).isEqualTo(job);
      assertThat(notice.recipients()).containsExactly("me@example.org");
    }

    @Test
    void only_the_last_failure_is_told() {
      UUID job = out.submit(account, number, 2, "me@example.org");
      out.run();
      out.end(AttemptReports.busy(attemptOf(job), now()));
      assertThat(out.wakeups.notices).isEmpty();
      out.advance(Duration.ofSeconds(300));
      out.run();
      out.end(AttemptReports.busy(attemptOf(job), now()));

      assertThat(notice().kind()).isEqualTo(NoticeKind.ERROR);
      assertThat(out.job(job).state()).isEqualTo(JobState.FAILED);
      assertThat(out.job(job).attempts()).isEqualTo(2);
    }

    private Notice notice() {
      assertThat(out.wakeups.notices).hasSize(1);
      return out.store.tx.in(
          () -> out.store.notices.byId(out.wakeups.notices.get(0)).orElseThrow());
    }

    @Test
    void a_failed_call_is_tried_again_when_it_is_due_and_not_before() {
      UUID job = out.submit(account, number, 2);
      out.run();
      UUID first = attemptOf(job);

      out.end(AttemptReports.busy(first, now()));
      out.run();
      out.advance(Duration.ofSeconds(299));
      out.run();
      assertThat(out.isCalling(job)).isFalse();
      out.advance(Duration.ofSeconds(1));
      out.run();

      assertThat(out.isCalling(job)).isTrue();
      assertThat(out.store.attempt(attemptOf(job)).ordinal()).isEqualTo(2);
      assertThat(out.store.attempt(first).outcome()).isEqualTo("BUSY");
    }

    @Test
    void the_same_outcome_twice_counts_once() {
      UUID job = out.submit(account, number, 2, "me@example.org");
      out.run();
      UUID attempt = attemptOf(job);
      var report = AttemptReports.delivered(attempt, 1, now());

      end(report);
      end(report);
      end(AttemptReports.busy(attempt, now()));

      assertThat(out.job(job).state()).isEqualTo(JobState.COMPLETED);
      assertThat(out.job(job).attempts()).isEqualTo(1);
      assertThat(out.wakeups.notices).hasSize(1);
      assertThat(out.store.tx.in(() -> out.store.slots.inUse(account))).isZero();
      out.engine.hangUpAny(0);
    }

    @Test
    void the_outcome_of_an_attempt_that_never_was_changes_nothing() {
      end(AttemptReports.delivered(UUID.randomUUID(), 1, now()));

      assertThat(out.wakeups.dispatches).isEmpty();
    }

    @Test
    void a_retry_begins_at_the_first_page_that_was_not_confirmed() throws IOException {
      UUID job = out.submit(account, number, 3);
      out.hasPages(account, job, 5);
      out.run();
      assertThat(out.callOf(job).startPage()).isZero();

      out.end(AttemptReports.brokenOff(attemptOf(job), 49, "dropped", 2, now()));
      out.advance(Duration.ofSeconds(300));
      out.run();
      assertThat(out.callOf(job).startPage()).isEqualTo(2);
      assertThat(out.callOf(job).attempt()).isEqualTo(2);

      out.end(AttemptReports.brokenOff(attemptOf(job), 49, "dropped", 1, now()));
      out.advance(Duration.ofSeconds(300));
      out.run();
      assertThat(out.callOf(job).startPage()).isEqualTo(3);
    }

    @Test
    void a_retry_sends_everything_when_resuming_is_switched_off() throws IOException {
      out.system("resume_at_unconfirmed_page", false);
      try {
        UUID job = out.submit(account, number, 2);
        out.hasPages(account, job, 5);
        out.run();
        out.end(AttemptReports.brokenOff(attemptOf(job), 49, "dropped", 2, now()));
        out.advance(Duration.ofSeconds(300));
        out.run();

        assertThat(out.callOf(job).startPage()).isZero();
      } finally {
        out.system("resume_at_unconfirmed_page", null);
      }
    }

    @Test
    void a_rule_on_busy_decides_when_and_how_often() {
      out.system(
          "reschedule",
          Map.of(
              "busy-line",
              Map.of("compare-values", List.of("USER_BUSY"), "retry-after", 60, "retries", 4)));
      try {
        UUID job = out.submit(account, number, 1);
        out.run();
        out.end(AttemptReports.busy(attemptOf(job), now()));

        assertThat(out.job(job).rescheduleRule()).isEqualTo("busy-line");
        assertThat(out.job(job).retries()).isEqualTo(4);
        assertThat(out.job(job).dueAt()).contains(now().plusSeconds(60));
      } finally {
        out.system("reschedule", null);
      }
    }
  }

  @Nested
  class RulesThatSayLittle {
    @Test
    void take_field_delay_and_count_from_the_settings() {
      Map<String, Object> usual = new HashMap<>();
      usual.put("reschedule", Map.of("busy", Map.of("compare-values", List.of(486))));
      usual.put("default_compare_field", "result_code");
      usual.put("default_retry_count", 7);
      usual.put("default_retry_period", 77);
      usual.forEach(out::system);
      try {
        UUID job = out.submit(account, number, 1);
        out.run();
        out.end(AttemptReports.busy(attemptOf(job), now()));

        assertThat(out.job(job).rescheduleRule()).isEqualTo("busy");
        assertThat(out.job(job).retries()).isEqualTo(7);
        assertThat(out.job(job).dueAt()).contains(now().plusSeconds(77));
      } finally {
        usual.keySet().forEach(name -> out.system(name, null));
      }
    }
  }

  @Nested
  class Troubles {
    @Test
    void what_can_never_be_dialled_fails_after_not_dialled_limit() {
      out.system("not_dialled_limit", 20);
      out.system("not_dialled_retry_period", 30);
      try {
        out.engine.disconnect();
        UUID job = out.submit(account, number, 1);
        out.run();
        assertThat(out.job(job).dueAt()).contains(now().plusSeconds(30));

        out.advance(Duration.ofSeconds(31));
        out.run();

        assertThat(out.job(job).state()).isEqualTo(JobState.FAILED);
      } finally {
        out.engine.connect();
        out.system("not_dialled_limit", null);
        out.system("not_dialled_retry_period", null);
      }
    }

    @Test
    void no_switch_costs_no_attempt_and_is_tried_again_soon() {
      out.engine.disconnect();
      UUID job = out.submit(account, number, 1);
      out.run();
      assertThat(out.job(job).state()).isEqualTo(JobState.PENDING);
      assertThat(out.job(job).attempts()).isZero();

      out.engine.connect();
      out.advance(Duration.ofSeconds(15));
      out.run();

      assertThat(out.isCalling(job)).isTrue();
    }

    @Test
    void what_can_never_be_dialled_fails_after_a_day_with_a_notice() {
      out.engine.disconnect();
      UUID job = out.submit(account, number, 1, "me@example.org");
      out.run();

      out.advance(Duration.ofDays(1));
      out.run();

      assertThat(out.job(job).state()).isEqualTo(JobState.FAILED);
      assertThat(out.job(job).reason()).contains("No switch is connected");
      assertThat(out.wakeups.notices).hasSize(1);
    }

    @Test
    void a_faulty_engine_keeps_nobody_else_waiting_and_no_slot() {
      out.engine.faulty(true);
      UUID first = out.submit(account, Store.freshNumber(), 1);
      UUID second = out.submit(account, Store.freshNumber(), 1);

      out.run();

      assertThat(out.job(first).state()).isEqualTo(JobState.PENDING);
      assertThat(out.job(second).state()).isEqualTo(JobState.PENDING);
      assertThat(out.job(second).attempts()).isZero();
      assertThat(out.store.tx.in(() -> out.store.slots.inUse(account))).isZero();
      out.engine.faulty(false);
    }

    @Test
    void messages_that_were_lost_are_sent_again() {
      UUID job = out.submit(account, number, 1);
      out.queues.lose(account);
      out.run();
      assertThat(out.engine.sent()).isEmpty();

      out.advance(Duration.ofSeconds(61));
      out.sweep.sweepRarely();
      out.run();

      assertThat(out.isCalling(job)).isTrue();
    }

    @Test
    void a_broker_that_is_away_loses_no_job() {
      out.queues.goAway();
      UUID job = out.submit(account, number, 1);
      out.queues.comeBack();

      out.advance(Duration.ofSeconds(61));
      out.sweep.sweepRarely();
      out.run();

      assertThat(out.isCalling(job)).isTrue();
    }

    @Test
    void the_sweep_starts_what_is_due_although_no_timer_told_it() {
      UUID job = out.store.asleep(account, number, 1);

      out.sweep.sweep();
      out.run();

      assertThat(out.isCalling(job)).isTrue();
    }

    @Test
    void what_a_sweep_has_no_time_for_is_queued_before_the_next() {
      out.sweep.sweep();
      int more = 501;
      for (int i = 0; i < more; i++) {
        out.store.asleep(account, number, 1);
      }
      out.queues.whileSending(() -> out.store.clock.advance(Duration.ofSeconds(6)));

      out.sweep.sweep();
      assertThat(out.queues.waiting(account)).hasSize(more - 1);
      UUID other = out.store.account();
      out.store.asleep(other, Store.freshNumber(), 1);

      out.sweep.goOn();
      assertThat(out.queues.waiting(account)).hasSize(more);
      assertThat(out.queues.waiting(other)).isEmpty();
      out.sweep.goOn();
      assertThat(out.queues.waiting(other)).isEmpty();
      out.sweep.sweep();
      assertThat(out.queues.waiting(other)).hasSize(1);
    }

    @Test
    void the_sweep_loads_what_falls_due_soon_so_that_it_starts_on_time() {
      UUID job = out.store.preparing(account, number, 1);
      Instant due = now().plusSeconds(12);
      out.store.tx.run(() -> out.store.jobs.byId(job).orElseThrow().prepared(due, now()));

      out.sweep.sweep();
      out.advance(Duration.ofSeconds(11));
      out.run();
      assertThat(out.isCalling(job)).isFalse();
      out.advance(Duration.ofSeconds(1));
      out.run();

      assertThat(out.isCalling(job)).isTrue();
    }

    @Test
    void a_preparation_that_nobody_does_is_asked_for_again() {
      UUID job = out.store.preparing(account, number, 1);
      out.advance(Duration.ofSeconds(61));

      out.sweep.sweep();

      assertThat(out.wakeups.preparations).contains(job);
    }
  }

  /** Says how an attempt ended, as whoever claimed it first does. */
  private boolean end(TransmissionReport report) {
    return out.ending.endAttempt(
        new EndedCall(report, 1, AttemptOutcome.of(report), Optional.empty()));
  }

  @Nested
  class Recovery {
    private final Attempt.Owner earlier = new Attempt.Owner("node-1", UUID.randomUUID());

    /** A job whose call was made by an earlier life of the node. */
    private UUID orphan() {
      UUID job = out.store.queued(account, number, 2, "me@example.org");
      UUID attempt = out.store.live(job, earlier);
      out.store.tx.run(
          () -> {
            out.store.slots.lock(account);
            out.store.slots.change(account, 1);
            out.store.numbers.lock(List.of(number));
            out.store.numbers.hold(Map.of(number, attempt));
          });
      return job;
    }

    @Test
    void a_call_that_lives_is_followed_to_its_end() {
      UUID job = orphan();
      UUID attempt = attemptOf(job);
      out.engine.fate(attempt, new CallFate.Living());

      out.recover.recoverAttempts();
      assertThat(out.job(job).state()).isEqualTo(JobState.PROCESSING);
      out.end(AttemptReports.delivered(attempt, 3, now()));

      assertThat(out.job(job).state()).isEqualTo(JobState.COMPLETED);
      assertThat(out.store.tx.in(() -> out.store.slots.inUse(account))).isZero();
    }

    @Test
    void a_call_that_has_ended_meanwhile_counts_as_it_ended() {
      UUID job = orphan();
      UUID attempt = attemptOf(job);
      out.engine.fate(attempt, new CallFate.Ended(AttemptReports.delivered(attempt, 3, now())));

      out.recover.recoverAttempts();

      assertThat(out.job(job).state()).isEqualTo(JobState.COMPLETED);
      assertThat(out.job(job).attempts()).isEqualTo(1);
    }

    @Test
    void a_call_that_was_never_made_is_made_again_at_no_cost() {
      UUID job = orphan();
      out.engine.fate(attemptOf(job), new CallFate.Never());

      out.recover.recoverAttempts();
      assertThat(out.job(job).state()).as("it may be on its way").isEqualTo(JobState.PROCESSING);
      out.advance(Duration.ofSeconds(2));
      out.recover.recoverAttempts();
      assertThat(out.job(job).state()).isEqualTo(JobState.PENDING);
      assertThat(out.job(job).attempts()).isZero();
      out.advance(Duration.ofSeconds(15));
      out.run();

      assertThat(out.isCalling(job)).isTrue();
    }

    @Test
    void a_call_of_which_nobody_knows_ends_the_job_with_a_notice() {
      UUID job = orphan();
      out.engine.fate(attemptOf(job), new CallFate.Unknown("the switch has forgotten"));

      out.recover.recoverAttempts();

      assertThat(out.job(job).state()).isEqualTo(JobState.FAILED);
      assertThat(out.wakeups.notices).hasSize(1);
    }

    @Test
    void nothing_is_decided_while_no_switch_can_be_asked() {
      UUID job = orphan();
      out.engine.disconnect();

      out.recover.recoverAttempts();
      assertThat(out.job(job).state()).isEqualTo(JobState.PROCESSING);
      out.engine.connect();
      out.recover.recoverAttempts();

      assertThat(out.job(job).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void a_switch_that_stays_away_is_asked_until_the_limit_and_the_timeline_says_so() {
      UUID job = orphan();
      UUID attempt = attemptOf(job);
      out.engine.disconnect();
      out.recover.recoverAttempts();
      out.recover.recoverAttempts();
      assertThat(out.store.tx.in(() -> out.store.attempts.timeline(attempt)))
          .singleElement()
          .satisfies(line -> assertThat(line.fact()).contains("No switch is connected", "until"));

      out.advance(Duration.ofMinutes(59));
      out.recover.recoverAttempts();
      assertThat(out.job(job).state()).isEqualTo(JobState.PROCESSING);
      out.advance(Duration.ofMinutes(1));
      out.recover.recoverAttempts();

      assertThat(out.job(job).state()).isEqualTo(JobState.FAILED);
      assertThat(out.job(job).reason()).startsWith("Nobody knows how the call ended");
      assertThat(out.wakeups.notices).hasSize(1);
    }

    @Test
    void how_long_a_fate_is_asked_for_is_a_setting() {
      UUID job = orphan();
      out.system("lost_call_limit", 60);
      out.engine.disconnect();

      out.recover.recoverAttempts();
      out.advance(Duration.ofSeconds(60));
      out.recover.recoverAttempts();

      assertThat(out.job(job).state()).isEqualTo(JobState.FAILED);
      out.system("lost_call_limit", null);
    }

    @Test
    void a_call_of_which_nobody_knows_is_made_again_if_its_account_wants_that() {
      UUID job = orphan();
      out.store.tx.run(
          () ->
              out.store.settings.give(
                  SettingScope.ACCOUNT, account, Map.of("retry_unknown_outcome", true), "test"));
      out.engine.fate(attemptOf(job), new CallFate.Unknown("the switch has forgotten", 1));

      out.recover.recoverAttempts();

      assertThat(out.job(job).state()).isEqualTo(JobState.PENDING);
      assertThat(out.job(job).attempts()).isEqualTo(1);
      assertThat(out.job(job).confirmedPages()).isEqualTo(1);
      assertThat(out.wakeups.notices).isEmpty();
    }

    @Test
    void an_unknown_end_of_a_call_whose_pages_were_all_confirmed_is_a_delivery() {
      UUID job = orphan();
      out.engine.fate(attemptOf(job), new CallFate.Unknown("the switch has forgotten", 3));

      out.recover.recoverAttempts();

      assertThat(out.job(job).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void who_followed_a_call_before_cannot_say_how_it_ended_any_more() {
      UUID job = orphan();
      UUID attempt = attemptOf(job);
      out.engine.fate(attempt, new CallFate.Living());
      out.recover.recoverAttempts();

      boolean recorded = end(AttemptReports.brokenOff(attempt, 49, "dropped", 0, now()));

      assertThat(recorded).isFalse();
      assertThat(out.job(job).state()).isEqualTo(JobState.PROCESSING);
      assertThat(out.engine.settled()).doesNotContain(attempt);
      out.end(AttemptReports.delivered(attempt, 3, now()));
      assertThat(out.job(job).state()).isEqualTo(JobState.COMPLETED);
      assertThat(out.engine.settled()).contains(attempt);
    }

    @Test
    void pages_on_record_are_not_lost_with_the_node_that_heard_of_them() {
      UUID job = orphan();
      UUID attempt = attemptOf(job);
      Progress heard =
          new Progress(
              attempt,
              1,
              Stage.SEND,
              2,
              "fs1",
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of());
      out.store.tx.run(() -> out.store.journal.write(List.of(heard)));
      out.engine.fate(
          attempt,
          new CallFate.Ended(AttemptReports.ended(attempt, CallEnding.NO_FAX_RESULT, now())));

      out.recover.recoverAttempts();

      assertThat(out.job(job).confirmedPages()).isEqualTo(2);
    }

    @Test
    void another_node_is_judged_only_by_who_has_been_there_for_a_while() {
      UUID job = out.store.queued(account, number, 2, "me@example.org");
      UUID attempt = out.store.live(job, new Attempt.Owner("node-2", UUID.randomUUID()));
      out.store.tx.run(
          () -> {
            out.store.slots.lock(account);
            out.store.slots.change(account, 1);
          });
      out.engine.fate(attempt, new CallFate.Unknown("the switch has forgotten"));
      out.advance(Duration.ofMinutes(1));
      out.store.tx.run(() -> out.store.leases.forget(Store.NODE.node()));
      out.tend.stayAlive();
      out.tend.tendNode();
      assertThat(out.job(job).state()).as("after a gap").isEqualTo(JobState.PROCESSING);

      for (int second = 0; second < 7; second++) {
        out.advance(Duration.ofSeconds(1));
        out.tend.stayAlive();
      }
      out.tend.tendNode();

      assertThat(out.job(job).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void what_the_switch_keeps_of_calls_that_a_dead_life_recorded_is_removed() {
      UUID job = orphan();
      UUID attempt = attemptOf(job);
      end(AttemptReports.delivered(attempt, 3, now()));
      out.store.tx.run(
          () ->
              out.store.leases.take(
                  "node:node-1:" + earlier.incarnation(),
                  earlier.incarnation(),
                  Store.NODE.node(),
                  Duration.ofSeconds(15)));
      assertThat(out.engine.settled()).doesNotContain(attempt);

      out.tend.begin();

      assertThat(out.engine.settled()).contains(attempt);
    }

    @Test
    void attempts_of_a_node_that_lives_are_left_alone() {
      UUID job = orphan();
      out.store.tx.run(
          () ->
              out.store.leases.take(
                  "node:node-1:" + earlier.incarnation(),
                  earlier.incarnation(),
                  "node-1",
                  Duration.ofSeconds(15)));

      out.recover.recoverAttempts();
      assertThat(out.job(job).state()).isEqualTo(JobState.PROCESSING);
      out.store.tx.run(() -> out.store.leases.forget("node-1"));
      out.recover.recoverAttempts();

      assertThat(out.job(job).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void an_attempt_of_ours_that_nobody_follows_is_found_as_well() {
      UUID job = out.store.queued(account, number, 2);
      UUID attempt = out.store.live(job, Store.NODE);
      out.store.tx.run(
          () -> {
            out.store.slots.lock(account);
            out.store.slots.change(account, 1);
          });
      out.engine.fate(attempt, new CallFate.Never());

      out.advance(Duration.ofMinutes(2));
      out.recover.recoverOwn();
      out.recover.recoverAttempts();
      out.advance(Duration.ofSeconds(2));
      out.recover.recoverAttempts();

      Job found = out.job(job);
      assertThat(found.state()).isEqualTo(JobState.PENDING);
      assertThat(found.attempts()).isZero();
    }
  }
}
