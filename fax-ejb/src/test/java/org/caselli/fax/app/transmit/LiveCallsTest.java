package org.caselli.fax.app.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.dispatch.ScriptedEngine;
import org.caselli.fax.app.node.NodeLease;
import org.caselli.fax.app.node.NodeRows;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.domain.job.ProgressJournal;
import org.caselli.fax.domain.job.Schedule;
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
  private final ScriptedEngine engine = new ScriptedEngine();
  private final Journal journal = new Journal();
  private final Ending ending = new Ending();
  private final Fences ownership = new Fences();
  private boolean noThreads;
  private final LiveCalls calls =
      new LiveCalls(
          new WriteProgress(journal, new CallNews(Heard.nobody(), null, null)),
          ending,
          new NodeLease(new LivingNode(), clock),
          ownership,
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
    private Set<UUID> deposed = Set.of();

    @Override
    public Set<UUID> write(List<Progress> progress) {
      if (away) {
        throw new IllegalStateException("no database");
      }
      written.addAll(progress);
      return deposed;
    }
  }

  /** Keeps the reports, or fails. */
  private static final class Ending extends EndAttempt {
    private final List<TransmissionReport> reports = new ArrayList<>();
    private final List<Optional<Progress>> progress = new ArrayList<>();
    private boolean away;
    private boolean deposed;

    @Override
    public boolean endAttempt(EndedCall call) {
      if (away) {
        throw new IllegalStateException("no database");
      }
      reports.add(call.report());
      progress.add(call.progress());
      return !deposed;
    }
  }

  /** A lease that is extended whenever it is asked, or has a gap. */
  private static final class LivingNode extends NodeRows {
    @Override
    public boolean extend() {
      return false;
    }

    @Override
    public void begin() {}
  }

  /** Attempts of which the test says that they are ours no longer. */
  private static final class Fences extends Ownership {
    private final Set<UUID> lost = new HashSet<>();
    private boolean away;

    @Override
    public Set<UUID> lost(Map<UUID, Long> fences) {
      if (away) {
        throw new IllegalStateException("no database");
      }
      Set<UUID> found = new HashSet<>(fences.keySet());
      found.retainAll(lost);
      return found;
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private void follow() {
    calls.follow(new LiveCall(ATTEMPT, 1, 3, LIMITS, now()));
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

  @Test
  void a_new_stage_is_told_at_once_and_pages_twice_a_second() {
    follow();
    answered();
    calls.tellNews();
    negotiated();
    calls.tellNews();
    page(1);
    calls.tellNews();
    assertThat(journal.written)
        .extracting(Progress::stage)
        .containsExactly(Stage.NEGOTIATE, Stage.SEND);

    clock.advance(Duration.ofMillis(500));
    page(2);
    calls.tellNews();
    calls.tellNews();

    assertThat(journal.written).hasSize(3);
    assertThat(journal.written.get(2).pages()).hasSize(2);
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
      LiveCall call = new LiveCall(ATTEMPT, 1, 3, LIMITS, now());
      call.continues(attempt(), 7, now());
      calls.follow(call);
      pass(1);

      assertThat(journal.written.get(0).events()).extracting(AttemptEvent::seq).containsExactly(8);
      assertThat(calls.isFollowed(ATTEMPT)).isTrue();
    }
  }

  @Nested
  class OutOfSight {
    private void lose() {
      calls.on(
          new CallEvent.OutOfSight(CALL, now(), "The switch is away", now().plusSeconds(3600)));
    }

    @Test
    void silence_of_a_call_that_cannot_be_heard_ends_nothing() {
      follow();
      answered();
      negotiated();
      lose();

      pass(3_500);

      assertThat(engine.cancelled()).isEmpty();
      assertThat(journal.written.get(0).events())
          .last()
          .satisfies(line -> assertThat(line.fact()).contains("The switch is away", "until"));
    }

    @Test
    void a_call_that_is_heard_again_has_a_whole_stage_before_it() {
      follow();
      answered();
      negotiated();
      lose();
      pass(3_500);

      calls.on(new CallEvent.InSight(CALL, now()));
      pass(359);
      assertThat(engine.cancelled()).isEmpty();
      pass(2);

      assertThat(engine.cancelled()).containsExactly(ATTEMPT);
    }

    @Test
    void an_unknown_end_stays_unknown_although_the_time_was_over() {
      follow();
      answered();
      pass(121);

      calls.on(ended(CallEnding.UNKNOWN));

      assertThat(ending.reports)
          .singleElement()
          .extracting(TransmissionReport::ending)
          .isEqualTo(CallEnding.UNKNOWN);
    }

    @Test
    void a_call_that_may_be_out_and_is_never_ended_is_unknown_rather_than_timed_out() {
      follow();
      calls.mayDial(CALL);
      pass(61);
      pass((int) LiveCalls.GRACE.toSeconds() + 1);

      assertThat(ending.reports)
          .singleElement()
          .extracting(TransmissionReport::ending)
          .isEqualTo(CallEnding.UNKNOWN);
    }
  }

  @Nested
  class Fencing {
    @Test
    void what_the_engine_keeps_of_a_call_goes_only_after_its_end_is_on_record() {
      follow();
      ending.away = true;
      calls.on(ended(CallEnding.NO_FAX_RESULT));
      assertThat(engine.settled()).isEmpty();
      ending.away = false;

      pass(6);

      assertThat(engine.settled()).containsExactly(ATTEMPT);
    }

    @Test
    void a_call_that_belongs_to_another_node_is_not_settled_by_us() {
      follow();
      ending.deposed = true;

      calls.on(ended(CallEnding.NO_FAX_RESULT));

      assertThat(engine.settled()).isEmpty();
      assertThat(calls.count()).isZero();
    }

    @Test
    void a_call_that_another_node_has_taken_over_is_let_go_at_the_next_word_of_it() {
      follow();
      answered();
      journal.deposed = Set.of(ATTEMPT);

      pass(1);

      assertThat(calls.count()).isZero();
      assertThat(engine.left()).containsExactly(ATTEMPT);
      assertThat(engine.cancelled()).isEmpty();
    }

    @Test
    void calls_that_others_have_now_are_let_go_after_a_gap() {
      follow();
      ownership.lost.add(ATTEMPT);

      calls.letGo();

      assertThat(calls.count()).isZero();
      assertThat(engine.left()).containsExactly(ATTEMPT);
    }

    @Test
    void after_a_gap_a_call_is_made_only_if_it_is_still_ours() {
      follow();
      clock.advance(Duration.ofSeconds(1));
      assertThat(calls.mayDial(CALL)).as("asked").isTrue();

      ownership.lost.add(ATTEMPT);
      assertThat(calls.mayDial(CALL)).as("taken over").isFalse();
      ownership.lost.clear();
      ownership.away = true;
      assertThat(calls.mayDial(CALL)).as("nobody says").isFalse();
      assertThat(calls.mayDial(new CallId(new UUID(9, 9)))).as("nobody follows it").isFalse();
    }
  }

  private static Attempt attempt() {
    Job job =
        new Job(
            new UUID(0, 7),
            new UUID(0, 8),
            "+12125550123",
            3,
            Schedule.AT_ONCE,
            "test",
            Instant.EPOCH);
    Attempt.Owner owner = new Attempt.Owner("node", new UUID(0, 9));
    return new Attempt(ATTEMPT, job, owner, true, "token", 0, 3, Instant.EPOCH);
  }

  private CallEvent ended(CallEnding how) {
    return new CallEvent.Ended(CALL, now(), AttemptReports.ended(ATTEMPT, how, now()));
  }
}
