package org.caselli.fax.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.DeliveryWish.Event;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancellingTest {
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
    for (CallRequest call : out.engine.live()) {
      out.end(AttemptReports.ended(call.call().value(), CallEnding.UNKNOWN, now()));
    }
  }

  private Instant now() {
    return out.store.clock.instant();
  }

  private UUID calling() {
    UUID job = out.submit(account, number, 3, "me@example.com");
    out.run();
    return job;
  }

  private UUID attemptOf(UUID job) {
    return out.job(job).attemptId().orElseThrow();
  }

  private Fax fax(UUID id) {
    return out.store.tx.in(() -> out.store.faxes.byId(id).orElseThrow());
  }

  private TransmissionReport cancelledAfter(UUID attempt, int pages) {
    return TransmissionReport.of(new CallId(attempt), now(), CallEnding.CANCELLED)
        .pagesConfirmed(pages)
        .build();
  }

  private static DeliveryWish wish(Event event) {
    return new DeliveryWish(
        "ann@corp.example", "15551234567@box.example", Set.of(event), "", "", false);
  }

  private boolean isMailKept(UUID job) {
    return out.store.tx.in(() -> out.store.mailedFaxes.byFax(job)).isPresent();
  }

  private void isToldToSender() {
    assertThat(out.wakeups.notices)
        .singleElement()
        .satisfies(
            id -> {
              Notice notice = out.store.tx.in(() -> out.store.notices.byId(id).orElseThrow());
              assertThat(notice.kind()).isEqualTo(NoticeKind.ERROR);
              assertThat(notice.recipients()).containsExactly("ann@corp.example");
            });
  }

  @Nested
  class BeforeTheCall {
    @Test
    void the_sender_of_a_mail_who_asked_for_failures_is_told() {
      UUID job = out.store.mailed(account, number, wish(Event.FAILURE));

      out.cancel.cancelJob(job);

      isToldToSender();
      assertThat(isMailKept(job)).isTrue();
    }

    @Test
    void nobody_else_is_told_and_the_mail_is_let_go_of() {
      UUID job = out.store.mailed(account, number, wish(Event.SUCCESS));

      out.cancel.cancelJob(job);

      assertThat(out.wakeups.notices).isEmpty();
      assertThat(isMailKept(job)).isFalse();
    }

    @Test
    void a_fax_whose_document_is_prepared_ends_at_once() {
      UUID job = out.store.preparing(account, number, 3, "me@example.com");

      out.cancel.cancelJob(job);

      assertThat(out.job(job).state()).isEqualTo(JobState.CANCELLED);
      assertThat(out.job(job).reason()).isEqualTo("The fax was cancelled");
      assertThat(fax(job).result().values())
          .containsEntry("success", false)
          .containsEntry("error_message", "The fax was cancelled");
    }

    @Test
    void a_fax_that_waits_for_its_time_ends_at_once() {
      UUID job = out.store.asleep(account, number, 3);
      Instant tomorrow = now().plus(Duration.ofDays(1));
      out.store.tx.run(() -> out.store.jobs.byId(job).orElseThrow().restarted(true, tomorrow));

      out.cancel.cancelJob(job);
      out.store.clock.advance(Duration.ofDays(2));
      out.run();

      assertThat(out.job(job).state()).isEqualTo(JobState.CANCELLED);
      assertThat(out.engine.sent()).isEmpty();
    }

    @Test
    void the_message_of_a_queued_fax_calls_nobody() {
      UUID job = out.submit(account, number, 3);

      out.cancel.cancelJob(job);
      out.run();

      assertThat(out.job(job).state()).isEqualTo(JobState.CANCELLED);
      assertThat(out.engine.sent()).isEmpty();
    }

    @Test
    void the_number_is_handed_to_whoever_waits_behind_a_cancelled_fax() {
      UUID other = out.store.account();
      UUID holder = out.submit(account, number, 1);
      out.run();
      UUID waiting = out.submit(other, number, 1);
      out.run();
      UUID behind = out.submit(account, number, 1);
      out.run();
      out.end(AttemptReports.delivered(attemptOf(holder), 1, now()));

      out.cancel.cancelJob(waiting);
      out.run();

      assertThat(out.job(waiting).state()).isEqualTo(JobState.CANCELLED);
      assertThat(out.isCalling(behind)).isTrue();
    }

    @Test
    void nobody_gets_a_notice_and_listeners_are_told() {
      UUID job = out.submit(account, number, 3, "me@example.com");

      out.cancel.cancelJob(job);

      assertThat(out.wakeups.notices).isEmpty();
      assertThat(Heard.announced(out.store))
          .filteredOn(event -> event.about().id().equals(job))
          .extracting(FaxEvent::kind)
          .containsExactly(FaxEvent.Kind.CANCELLED);
      assertThat(out.measures.facts("fax ")).containsExactly("fax cancelled cancelled");
    }
  }

  @Nested
  class DuringTheCall {
    @Test
    void the_engine_is_told_and_the_end_of_the_call_is_the_end_of_the_fax() {
      UUID job = calling();
      UUID attempt = attemptOf(job);

      out.cancel.cancelJob(job);

      assertThat(out.engine.cancelled()).containsExactly(attempt);
      assertThat(out.job(job).state()).isEqualTo(JobState.PROCESSING);
      assertThat(out.job(job).cancelRequestedAt()).isPresent();

      out.end(cancelledAfter(attempt, 2));

      Job ended = out.job(job);
      assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
      assertThat(ended.confirmedPages()).isEqualTo(2);
      assertThat(ended.cancelRequestedAt()).isEmpty();
      assertThat(out.wakeups.notices).isEmpty();
    }

    @Test
    void slot_and_number_are_free_afterwards() {
      out.maxOutbound(account, 1);
      UUID job = calling();
      UUID next = out.submit(account, number, 1);

      out.cancel.cancelJob(job);
      out.end(cancelledAfter(attemptOf(job), 0));
      out.run();

      assertThat(out.isCalling(next)).isTrue();
    }

    @Test
    void a_fax_that_is_delivered_meanwhile_stays_delivered() {
      UUID job = calling();

      out.cancel.cancelJob(job);
      out.end(AttemptReports.delivered(attemptOf(job), 1, now()));

      assertThat(out.job(job).state()).isEqualTo(JobState.COMPLETED);
      assertThat(out.wakeups.notices).hasSize(1);
    }

    @Test
    void a_failure_that_would_be_retried_ends_it() {
      UUID job = calling();

      out.cancel.cancelJob(job);
      out.end(AttemptReports.busy(attemptOf(job), now()));

      assertThat(out.job(job).state()).isEqualTo(JobState.CANCELLED);
      assertThat(out.job(job).reason()).isEqualTo("The fax was cancelled");
    }

    @Test
    void asking_again_changes_nothing_while_the_engine_is_at_it() {
      UUID job = calling();

      out.cancel.cancelJob(job);
      out.cancel.cancelJob(job);
      out.cancelled.endCancelledCalls();

      assertThat(out.engine.cancelled()).hasSize(1);
    }

    @Test
    void an_engine_that_did_not_know_the_call_yet_is_told_again() {
      UUID job = calling();
      out.cancel.cancelJob(job);

      out.store.clock.advance(Duration.ofSeconds(2));
      out.cancelled.endCancelledCalls();

      assertThat(out.engine.cancelled()).containsExactly(attemptOf(job), attemptOf(job));
    }

    @Test
    void the_node_that_follows_the_call_ends_it_whichever_node_was_asked() {
      UUID job = calling();
      Outbound elsewhere = new Outbound(DATABASE.get());

      elsewhere.cancel.cancelJob(job);
      assertThat(out.engine.cancelled()).isEmpty();
      out.cancelled.endCancelledCalls();

      assertThat(out.engine.cancelled()).containsExactly(attemptOf(job));
    }

    @Test
    void a_call_that_was_never_made_before_a_crash_is_not_made_after_it() {
      UUID job = out.store.asleep(account, number, 3);
      UUID attempt = out.store.live(job, new Attempt.Owner("node-1", UUID.randomUUID()));
      out.cancel.cancelJob(job);
      out.engine.fate(attempt, new CallFate.Never());

      out.recover.recoverAttempts();
      out.store.clock.advance(Duration.ofMinutes(2));
      out.recover.recoverAttempts();

      assertThat(out.job(job).state()).isEqualTo(JobState.CANCELLED);
      assertThat(out.engine.sent()).isEmpty();
    }
  }

  @Nested
  class AfterTheEnd {
    @Test
    void a_cancelled_fax_may_be_cancelled_again() {
      UUID job = out.submit(account, number, 3);
      out.cancel.cancelJob(job);

      out.cancel.cancelJob(job);

      assertThat(out.job(job).state()).isEqualTo(JobState.CANCELLED);
      assertThat(out.measures.facts("fax ")).hasSize(1);
    }

    @Test
    void a_delivered_fax_is_refused_by_its_state() {
      UUID job = calling();
      out.end(AttemptReports.delivered(attemptOf(job), 1, now()));

      assertThatThrownBy(() -> out.cancel.cancelJob(job))
          .isInstanceOfSatisfying(
              FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT))
          .hasMessageContaining("completed already");
    }

    @Test
    void a_fax_that_is_not_there_is_not_found() {
      assertThatThrownBy(() -> out.cancel.cancelJob(UUID.randomUUID()))
          .isInstanceOfSatisfying(
              FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_FOUND));
    }
  }
}
