package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.domain.job.Stage;
import org.caselli.fax.domain.retry.RetryDecision;
import org.caselli.fax.domain.retry.RetryDecision.Verdict;
import org.caselli.fax.fixture.AttemptReports;
import org.junit.jupiter.api.Test;

interface AttemptsContract extends StoreContract {
  @Test
  default void an_attempt_is_read_back_as_it_was_written() {
    Store store = store();
    UUID account = store.account();
    UUID job = store.queued(account, Store.freshNumber(), 1);
    UUID id = store.live(job, Store.NODE);

    Attempt attempt = store.attempt(id);

    assertThat(attempt.jobId()).isEqualTo(job);
    assertThat(attempt.accountId()).isEqualTo(account);
    assertThat(attempt.isLive()).isTrue();
    assertThat(attempt.isNumberLocked()).isTrue();
    assertThat(attempt.ordinal()).isEqualTo(1);
    assertThat(attempt.stage()).isEqualTo(Stage.ACQUIRE);
    assertThat(attempt.node()).isEqualTo(Store.NODE.node());
    assertThat(attempt.totalPages()).isEqualTo(3);
    assertThat(attempt.sipStatus()).isEmpty();
    assertThat(attempt.dialledAt()).isEmpty();
    List<UUID> asked = List.of(id, UUID.randomUUID());
    assertThat(store.tx.in(() -> store.attempts.accountsOf(asked)))
        .containsExactly(Map.entry(id, account));
    assertThat(store.tx.in(() -> store.attempts.byIds(asked))).map(Attempt::id).containsExactly(id);
    assertThat(store.tx.in(() -> store.attempts.byFileToken("token" + id)))
        .map(Attempt::id)
        .contains(id);
    assertThat(store.tx.in(() -> store.attempts.byFileToken("none"))).isEmpty();
    assertThat(store.tx.in(() -> store.attempts.ofJob(job)))
        .extracting(Attempt::id)
        .containsExactly(id);
  }

  @Test
  default void the_three_results_of_an_ended_attempt_stay_apart() {
    Store store = store();
    UUID job = store.queued(store.account(), Store.freshNumber(), 1);
    UUID id = store.live(job, Store.NODE);
    var report = AttemptReports.brokenOff(id, 49, "The call dropped", 2, store.clock.instant());
    AttemptOutcome outcome = AttemptOutcome.of(report);

    store.tx.run(
        () ->
            store
                .attempts
                .byId(id)
                .orElseThrow()
                .ended(report, outcome, Facts.of(report, outcome, 12)));

    Attempt attempt = store.attempt(id);
    assertThat(attempt.isLive()).isFalse();
    assertThat(attempt.hangupCause()).isEqualTo("NORMAL_CLEARING");
    assertThat(attempt.q850()).hasValue(16);
    assertThat(attempt.t30Code()).hasValue(49);
    assertThat(attempt.t30Text()).isEqualTo("The call dropped");
    assertThat(attempt.sipStatus()).isEmpty();
    assertThat(attempt.pagesConfirmed()).isEqualTo(2);
    assertThat(attempt.endedAt()).contains(store.clock.instant());
    assertThat(attempt.facts().values())
        .containsEntry("success", false)
        .containsEntry("result_code", 487L)
        .containsEntry("time_elapsed", 12L)
        .containsEntry("result_cause", "NORMAL_CLEARING");
  }

  @Test
  default void attempts_of_lives_that_are_over_are_orphans() {
    Store store = store();
    UUID account = store.account();
    Attempt.Owner earlier = new Attempt.Owner("node-1", UUID.randomUUID());
    UUID mine = store.live(store.queued(account, Store.freshNumber(), 1), Store.NODE);
    UUID orphan = store.live(store.queued(account, Store.freshNumber(), 1), earlier);

    List<UUID> orphans =
        store.tx.in(() -> store.attempts.orphaned(List.of(Store.NODE.incarnation()), 10_000));

    assertThat(orphans).contains(orphan).doesNotContain(mine);
    Instant now = store.clock.instant();
    UUID life = earlier.incarnation();
    assertThat(store.tx.in(() -> store.attempts.liveOf(life, now, 10))).isEmpty();
    assertThat(store.tx.in(() -> store.attempts.liveOf(life, now.plusSeconds(1), 10)))
        .containsExactly(orphan);
  }

  @Test
  default void progress_of_a_live_attempt_is_written_and_repeats_nothing() {
    Store store = store();
    UUID id = store.live(store.queued(store.account(), Store.freshNumber(), 1), Store.NODE);
    Instant at = store.clock.instant().plusMillis(250);
    PageResult page = new PageResult(1, 1728, 2292, 0, 40_000, "T.6 " + "x".repeat(60));
    Progress progress =
        new Progress(
            id,
            1,
            Stage.SEND,
            1,
            "switch",
            Optional.of(at),
            Optional.of(at.plusSeconds(3)),
            List.of(new AttemptEvent(1, at, Stage.ORIGINATE, "Dialled")),
            List.of(page));

    store.tx.run(() -> store.journal.write(List.of(progress, progress)));
    store.tx.run(() -> store.journal.write(List.of(progress)));

    Attempt attempt = store.attempt(id);
    assertThat(attempt.stage()).isEqualTo(Stage.SEND);
    assertThat(attempt.pagesConfirmed()).isEqualTo(1);
    assertThat(attempt.switchName()).isEqualTo("switch");
    assertThat(attempt.dialledAt()).contains(at);
    assertThat(attempt.answeredAt()).contains(at.plusSeconds(3));
    assertThat(store.tx.in(() -> store.attempts.timeline(id)))
        .containsExactly(new AttemptEvent(1, at, Stage.ORIGINATE, "Dialled"));
  }

  @Test
  default void progress_never_takes_back_the_end_of_an_attempt() {
    Store store = store();
    UUID id = store.live(store.queued(store.account(), Store.freshNumber(), 1), Store.NODE);
    Instant at = store.clock.instant();
    var report = AttemptReports.delivered(id, 3, at);
    AttemptOutcome outcome = AttemptOutcome.of(report);
    store.tx.run(
        () ->
            store
                .attempts
                .byId(id)
                .orElseThrow()
                .ended(report, outcome, Facts.of(report, outcome, 1)));
    Progress late =
        new Progress(
            id,
            1,
            Stage.NEGOTIATE,
            1,
            "other",
            Optional.of(at),
            Optional.empty(),
            List.of(new AttemptEvent(1, at, Stage.NEGOTIATE, "Answered")),
            List.of());

    store.tx.run(() -> store.journal.write(List.of(late)));

    Attempt attempt = store.attempt(id);
    assertThat(attempt.stage()).isEqualTo(Stage.END);
    assertThat(attempt.pagesConfirmed()).isEqualTo(3);
    assertThat(attempt.switchName()).isEqualTo("test switch");
    assertThat(attempt.dialledAt()).contains(at);
    assertThat(attempt.answeredAt()).isEmpty();
    assertThat(store.tx.in(() -> store.attempts.timeline(id))).hasSize(1);
  }

  @Test
  default void nothing_is_written_of_an_attempt_that_another_node_has_taken_over() {
    Store store = store();
    UUID id = store.live(store.queued(store.account(), Store.freshNumber(), 1), Store.NODE);
    Instant at = store.clock.instant();
    Progress heard = progress(id, 1, 2, at);
    store.tx.run(() -> store.journal.write(List.of(heard)));
    Attempt.Owner other = new Attempt.Owner("node-2", UUID.randomUUID());
    List<UUID> living = List.of(other.incarnation());

    List<UUID> taken = store.tx.in(() -> store.attempts.takeOver(List.of(id), other, living, at));
    List<UUID> again =
        store.tx.in(() -> store.attempts.takeOver(List.of(id), Store.NODE, living, at));
    Progress late = progress(id, 1, 3, at);
    Progress fewer = progress(id, 2, 0, at);

    assertThat(taken).containsExactly(id);
    assertThat(again).as("it belongs to a living node").isEmpty();
    assertThat(store.tx.in(() -> store.journal.write(List.of(late)))).containsExactly(id);
    assertThat(store.tx.in(() -> store.journal.write(List.of(fewer)))).isEmpty();
    Attempt attempt = store.attempt(id);
    assertThat(attempt.fence()).isEqualTo(2);
    assertThat(attempt.incarnation()).isEqualTo(other.incarnation());
    assertThat(attempt.lostAt()).contains(at);
    assertThat(attempt.pagesConfirmed()).as("neither more nor less").isEqualTo(2);
    assertThat(attempt.switchName()).isEqualTo("switch");
    assertThat(store.tx.in(() -> store.attempts.timeline(id))).hasSize(1);
  }

  private static Progress progress(UUID id, long fence, int pages, Instant at) {
    return new Progress(
        id,
        fence,
        Stage.SEND,
        pages,
        fence == 1 ? "switch" : "",
        Optional.empty(),
        Optional.empty(),
        List.of(new AttemptEvent(1, at, Stage.SEND, "fence " + fence + ", pages " + pages)),
        List.of());
  }

  @Test
  default void what_a_life_has_ended_last_is_found() {
    Store store = store();
    Attempt.Owner life = new Attempt.Owner("node-1", UUID.randomUUID());
    UUID living = store.live(store.queued(store.account(), Store.freshNumber(), 1), life);
    UUID ended = store.live(store.queued(store.account(), Store.freshNumber(), 1), life);
    Instant at = store.clock.instant();
    var report = AttemptReports.delivered(ended, 3, at);
    AttemptOutcome outcome = AttemptOutcome.of(report);
    store.tx.run(
        () ->
            store
                .attempts
                .byId(ended)
                .orElseThrow()
                .ended(report, outcome, Facts.of(report, outcome, 1)));

    assertThat(store.tx.in(() -> store.attempts.endedBy(life.incarnation(), at, 10)))
        .extracting(Attempt::id)
        .containsExactly(ended)
        .doesNotContain(living);
    assertThat(store.tx.in(() -> store.attempts.endedBy(life.incarnation(), at.plusMillis(1), 10)))
        .isEmpty();
  }

  @Test
  default void orphans_of_one_node_are_told_from_those_of_others() {
    Store store = store();
    String node = "node " + UUID.randomUUID();
    Attempt.Owner earlier = new Attempt.Owner(node, UUID.randomUUID());
    Attempt.Owner present = new Attempt.Owner(node, UUID.randomUUID());
    UUID left = store.live(store.queued(store.account(), Store.freshNumber(), 1), earlier);
    store.live(store.queued(store.account(), Store.freshNumber(), 1), present);
    List<UUID> living = List.of(present.incarnation());

    assertThat(store.tx.in(() -> store.attempts.orphanedOf(node, living, 10)))
        .containsExactly(left);
    assertThat(store.tx.in(() -> store.attempts.orphanedOf("other", living, 10))).isEmpty();
  }

  @Test
  default void attempts_of_cancelled_jobs_are_found_while_they_live() {
    Store store = store();
    UUID account = store.account();
    UUID job = store.asleep(account, Store.freshNumber(), 3);
    UUID attempt = store.live(job, Store.NODE);
    assertThat(store.tx.in(() -> store.attempts.toBeCancelled(1_000))).doesNotContain(attempt);

    store.tx.run(() -> store.jobs.byId(job).orElseThrow().cancelRequested(store.clock.instant()));
    assertThat(store.tx.in(() -> store.attempts.toBeCancelled(1_000))).contains(attempt);

    RetryDecision over = new RetryDecision(Verdict.CANCELLED, Duration.ZERO, 1, 3, "");
    store.tx.run(
        () ->
            store
                .jobs
                .byId(job)
                .orElseThrow()
                .attemptEnded(attempt, over, 0, "", store.clock.instant()));
    assertThat(store.tx.in(() -> store.attempts.toBeCancelled(1_000))).doesNotContain(attempt);
  }
}
