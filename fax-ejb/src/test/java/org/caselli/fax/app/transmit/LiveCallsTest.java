package org.caselli.fax.app.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.Listeners;
import org.caselli.fax.app.dispatch.ScriptedEngine;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.domain.job.ProgressJournal;
import org.caselli.fax.domain.job.Stage;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.fixture.SettableClock;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.RecordingMeasures;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LiveCallsTest {
  private static final UUID ATTEMPT = new UUID(1, 1);
  private static final CallId CALL = new CallId(ATTEMPT);
  private static final LiveCall.StageLimits LIMITS =
      new LiveCall.StageLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(360),
          Duration.ofHours(1));

  private final SettableClock clock = new SettableClock();
  private static final Announcements NOBODY_LISTENS =
      new Announcements(null, new Listeners(List.of()), null, null);
  private final ScriptedEngine engine = new ScriptedEngine();
  private final Journal journal = new Journal();
  private final Ending ending = new Ending();
  private boolean noThreads;
  private final LiveCalls calls =
      new LiveCalls(
          new WriteProgress(journal, new CallNews(NOBODY_LISTENS, null, null)),
          ending,
          engine,
          work -> {
            if (noThreads) {
              throw new RejectedExecutionException("no thread");
            }
            work.run();
          },
          clock,
          new RecordingMeasures());

  /** Keeps what is written, or fails. */
  private static final class Journal implements ProgressJournal {
    private final List<Progress> written = new ArrayList<>();
    private boolean away;

    @Override
    public void write(List<Progress> progress) {
      if (away) {
        throw new IllegalStateException("no database");
      }
      written.addAll(progress);
    }
  }

  /** Keeps the reports, or fails. */
  private static final class Ending extends EndAttempt {
    private final List<TransmissionReport> reports = new ArrayList<>();
    private final List<Optional<Progress>> progress = new ArrayList<>();
    private boolean away;

    @Override
    public void endAttempt(TransmissionReport report, Optional<Progress> last) {
      if (away) {
        throw new IllegalStateException("no database");
      }
      reports.add(report);
      progress.add(last);
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private void follow() {
    calls.follow(new LiveCall(ATTEMPT, 3, LIMITS, now()));
  }

  private void pass(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
    calls.tick();
  }

  private void answered() {
    calls.on(new CallEvent.Dialled(CALL, now(), "switch"));
    calls.on(new CallEvent.Answered(CALL, now()));
  }

  private void negotiated() {
    calls.on(
        new CallEvent.Negotiated(
            CALL, now(), new Negotiation(14400, true, false, Optional.of("REMOTE"))));
  }

  private void page(int number) {
    calls.on(
        new CallEvent.PageConfirmed(
            CALL, now(), number, new PageResult(number, 1728, 2292, 0, 1, "T.6")));
  }

  @Nested
  class Deadlines {
    @Test
    void a_call_that_is_not_answered_in_time_is_ended() {
      follow();
      pass(60);
      assertThat(engine.cancelled()).isEmpty();

      pass(1);

      assertThat(engine.cancelled()).containsExactly(ATTEMPT);
      calls.on(ended(CallEnding.CANCELLED));
      assertThat(ending.reports)
          .singleElement()
          .satisfies(
              report -> {
                assertThat(report.ending()).isEqualTo(CallEnding.TIMED_OUT);
                assertThat(report.reason()).contains("acquire");
              });
      assertThat(calls.count()).isZero();
    }

    @Test
    void each_stage_has_a_limit_of_its_own_and_each_page() {
      follow();
      pass(50);
      answered();
      pass(119);
      negotiated();
      pass(359);
      page(1);
      pass(359);
      assertThat(engine.cancelled()).isEmpty();

      pass(2);

      assertThat(engine.cancelled()).containsExactly(ATTEMPT);
    }

    @Test
    void a_call_as_a_whole_has_a_limit_however_well_it_goes() {
      follow();
      answered();
      negotiated();
      for (int page = 1; page <= 12; page++) {
        pass(300);
        page(page);
      }
      assertThat(engine.cancelled()).isEmpty();

      pass(1);

      assertThat(engine.cancelled()).containsExactly(ATTEMPT);
    }

    @Test
    void a_call_is_cancelled_once() {
      follow();
      pass(61);
      pass(1);
      pass(1);

      assertThat(engine.cancelled()).hasSize(1);
    }

    @Test
    void a_success_that_comes_after_the_deadline_is_a_success() {
      follow();
      pass(61);

      calls.on(new CallEvent.Ended(CALL, now(), AttemptReports.delivered(ATTEMPT, 3, now())));

      assertThat(ending.reports).singleElement().matches(TransmissionReport::success);
    }

    @Test
    void pages_that_went_through_before_the_deadline_count() {
      follow();
      answered();
      negotiated();
      pass(361);

      calls.on(
          new CallEvent.Ended(
              CALL, now(), AttemptReports.brokenOff(ATTEMPT, 49, "dropped", 2, now())));

      assertThat(ending.reports)
          .singleElement()
          .satisfies(
              report -> {
                assertThat(report.ending()).isEqualTo(CallEnding.TIMED_OUT);
                assertThat(report.reason()).contains("send");
                assertThat(report.pagesConfirmed()).isEqualTo(2);
              });
    }

    @Test
    void a_call_that_the_engine_never_ends_is_given_up() {
      follow();
      pass(61);
      pass((int) LiveCalls.GRACE.toSeconds());
      assertThat(ending.reports).isEmpty();

      pass(1);

      assertThat(ending.reports)
          .singleElement()
          .extracting(TransmissionReport::ending)
          .isEqualTo(CallEnding.TIMED_OUT);
      assertThat(calls.count()).isZero();
    }
  }

  @Nested
  class Recording {
    @Test
    void an_outcome_that_could_not_be_recorded_is_recorded_later() {
      follow();
      ending.away = true;
      calls.on(ended(CallEnding.NO_FAX_RESULT));
      assertThat(calls.count()).isEqualTo(1);
      ending.away = false;

      pass(5);
      assertThat(ending.reports).isEmpty();
      pass(1);

      assertThat(ending.reports).hasSize(1);
      assertThat(ending.progress.get(0)).isPresent();
      assertThat(calls.count()).isZero();
      pass(10);
      assertThat(ending.reports).hasSize(1);
    }

    @Test
    void an_outcome_for_which_there_was_no_thread_is_recorded_later() {
      follow();
      noThreads = true;
      calls.on(ended(CallEnding.NO_FAX_RESULT));
      noThreads = false;

      pass(1);

      assertThat(ending.reports).hasSize(1);
    }

    @Test
    void the_end_counts_once_and_nothing_comes_after_it() {
      follow();
      ending.away = true;
      calls.on(ended(CallEnding.NO_FAX_RESULT));
      calls.on(new CallEvent.Ended(CALL, now(), AttemptReports.delivered(ATTEMPT, 3, now())));
      page(1);
      ending.away = false;
      pass(6);

      assertThat(ending.reports)
          .singleElement()
          .extracting(TransmissionReport::ending)
          .isEqualTo(CallEnding.NO_FAX_RESULT);
    }

    @Test
    void events_of_a_call_that_nobody_follows_change_nothing() {
      calls.on(ended(CallEnding.NO_FAX_RESULT));

      assertThat(ending.reports).isEmpty();
      assertThat(calls.count()).isZero();
    }
  }

  @Nested
  class Timeline {
    @Test
    void progress_is_written_once_with_what_is_new() {
      follow();
      answered();
      negotiated();
      page(1);
      pass(1);
      page(2);
      pass(1);
      pass(1);

      assertThat(journal.written).hasSize(2);
      Progress first = journal.written.get(0);
      assertThat(first.stage()).isEqualTo(Stage.SEND);
      assertThat(first.switchName()).isEqualTo("switch");
      assertThat(first.pagesConfirmed()).isEqualTo(1);
      assertThat(first.events())
          .extracting(AttemptEvent::fact)
          .containsExactly(
              "Dialled by switch",
              "Answered",
              "Negotiated 14400 bit/s, ECM, audio, station REMOTE",
              "Page 1 of 3 confirmed");
      Progress second = journal.written.get(1);
      assertThat(second.events()).extracting(AttemptEvent::seq).containsExactly(5);
      assertThat(second.pages()).extracting(PageResult::page).containsExactly(2);
    }

    @Test
    void what_could_not_be_written_is_written_with_the_next() {
      follow();
      answered();
      journal.away = true;
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> pass(1))).isNotNull();
      journal.away = false;
      negotiated();
      pass(1);

      assertThat(journal.written)
          .singleElement()
          .satisfies(
              progress ->
                  assertThat(progress.events())
                      .extracting(AttemptEvent::seq)
                      .containsExactly(1, 2, 3));
    }

    @Test
    void a_call_that_is_followed_again_continues_its_timeline() {
      LiveCall call = new LiveCall(ATTEMPT, 3, LIMITS, now());
      call.continuesAfter(7, now());
      calls.follow(call);
      pass(1);

      assertThat(journal.written.get(0).events()).extracting(AttemptEvent::seq).containsExactly(8);
      assertThat(calls.isFollowed(ATTEMPT)).isTrue();
    }
  }

  private CallEvent ended(CallEnding how) {
    return new CallEvent.Ended(CALL, now(), AttemptReports.ended(ATTEMPT, how, now()));
  }
}
