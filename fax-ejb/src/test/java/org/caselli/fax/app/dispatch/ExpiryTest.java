package org.caselli.fax.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static final Duration LENGTH = Duration.ofMinutes(10);

  private static final Actor ACTOR = new Actor("operator", "");
  private static final Access OPERATOR =
      new Access(new UUID(0, 0), new UUID(0, 0), Role.SYSTEM_ADMIN);

  private TestDatabase database;
  private Outbound out;
  private UUID account;

  @BeforeEach
  void open() {
    database = TestDatabase.h2();
    out = new Outbound(database);
    account = out.store.account();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private UUID preparing(String number) {
    UUID id = UUID.randomUUID();
    Instant now = out.store.clock.instant();
    Schedule schedule = new Schedule(4, Optional.empty(), Optional.of(now.plus(LENGTH)));
    out.store.tx.run(
        () -> {
          out.store.faxes.add(
              Fax.outbound(
                  id,
                  new Fax.Parties(account, Optional.empty(), "+12125550100", "Me", number, "You"),
                  Store.plainOptions("sender@example.org"),
                  "{}",
                  now));
          out.store.jobs.add(new Job(id, account, number, 4, schedule, "test", now));
        });
    return id;
  }

  private UUID queued(String number) {
    UUID id = preparing(number);
    Instant now = out.store.clock.instant();
    out.store.tx.run(() -> out.store.jobs.byId(id).orElseThrow().prepared(now, now));
    out.start.startDueJobs(java.util.List.of(id));
    return id;
  }

  private void assertExpired(UUID id) {
    assertThat(out.job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(out.job(id).reason()).contains("expire");
    assertThat(out.wakeups.notices).hasSize(1);
    UUID notice = out.wakeups.notices.iterator().next();
    assertThat(out.store.tx.in(() -> out.store.notices.byId(notice).orElseThrow()).kind())
        .isEqualTo(NoticeKind.ERROR);
    out.sweep.sweep();
    assertThat(out.wakeups.notices).as("notices after another sweep").hasSize(1);
  }

  @Test
  void a_fax_whose_document_is_not_ready_in_time_ends() {
    UUID id = preparing(Store.freshNumber());
    out.advance(LENGTH.minusSeconds(1));
    out.sweep.sweep();
    assertThat(out.job(id).state()).isEqualTo(JobState.PREPARING);

    out.advance(Duration.ofSeconds(1));
    out.sweep.sweep();

    assertExpired(id);
    Fax fax = out.store.tx.in(() -> out.store.faxes.byId(id).orElseThrow());
    assertThat(fax.result().values()).containsEntry("result_cause", "EXPIRED");
  }

  @Test
  void nobody_is_called_any_more_although_the_message_is_there_and_the_sweep_is_late() {
    UUID id = queued(Store.freshNumber());
    out.advance(LENGTH);

    out.run();
    assertThat(out.engine.live()).isEmpty();

    out.sweep.sweep();
    assertExpired(id);
  }

  @Test
  void a_fax_that_waits_for_a_number_ends_and_the_number_goes_to_the_next() {
    String number = Store.freshNumber();
    UUID first = out.submit(account, number, 1);
    out.run();
    UUID waiting = queued(number);
    UUID next = out.submit(account, number, 1);
    out.run();
    assertThat(out.job(waiting).waitingFor()).contains(number);
    out.advance(LENGTH);

    out.sweep.sweep();
    out.end(
        AttemptReports.delivered(
            out.job(first).attemptId().orElseThrow(), 1, out.store.clock.instant()));
    out.run();

    assertThat(out.job(waiting).state()).isEqualTo(JobState.FAILED);
    assertThat(out.isCalling(next)).isTrue();
  }

  @Test
  void a_reservation_for_an_expired_fax_is_passed_on() {
    String number = Store.freshNumber();
    UUID first = out.submit(account, number, 1);
    out.run();
    UUID waiting = queued(number);
    UUID next = out.submit(account, number, 1);
    out.run();
    out.advance(LENGTH);

    out.end(
        AttemptReports.delivered(
            out.job(first).attemptId().orElseThrow(), 1, out.store.clock.instant()));
    out.run();

    assertThat(out.isCalling(waiting)).isFalse();
    assertThat(out.isCalling(next)).isTrue();
    out.sweep.sweep();
    assertThat(out.job(waiting).state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void a_live_call_is_left_to_finish() {
    UUID id = queued(Store.freshNumber());
    out.run();
    out.advance(LENGTH);

    out.sweep.sweep();
    assertThat(out.isCalling(id)).isTrue();
    out.end(
        AttemptReports.delivered(
            out.job(id).attemptId().orElseThrow(), 1, out.store.clock.instant()));

    assertThat(out.job(id).state()).isEqualTo(JobState.COMPLETED);
  }

  @Test
  void a_retry_that_would_come_too_late_ends_the_fax_at_once() {
    UUID id = queued(Store.freshNumber());
    out.run();
    out.advance(LENGTH.minusSeconds(60));

    out.end(AttemptReports.busy(out.job(id).attemptId().orElseThrow(), out.store.clock.instant()));

    assertExpired(id);
    assertThat(out.job(id).attempts()).isEqualTo(1);
  }

  @Test
  void what_should_have_been_delivered_by_now_is_not_tried_anew() {
    UUID id = queued(Store.freshNumber());
    out.updateJob().updateJob(OPERATOR, ACTOR, id, Optional.of(JobState.CANCELLED));
    out.advance(LENGTH);

    assertThatThrownBy(
            () -> out.updateJob().updateJob(OPERATOR, ACTOR, id, Optional.of(JobState.PENDING)))
        .hasMessageContaining("submit it again");
    assertThat(out.job(id).state()).isEqualTo(JobState.CANCELLED);
  }
}
