package org.caselli.fax.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.maintain.PauseSending;
import org.caselli.fax.app.maintain.ResumeSending;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.dispatch.HeldBack;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PausingTest {
  private static final Actor ACTOR = new Actor("operator", "request");
  private static final Optional<UUID> SYSTEM = Optional.empty();

  private TestDatabase database;
  private Outbound out;
  private UUID account;
  private UUID other;
  private Access operator;
  private PauseSending pause;
  private ResumeSending resume;

  @BeforeEach
  void start() {
    database = TestDatabase.h2();
    out = new Outbound(database);
    account = out.store.account();
    other = out.store.account();
    operator = new Access(account, account, Role.SYSTEM_ADMIN);
    pause = out.pauseSending();
    resume = out.resumeSending();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void sending_paused_holds_one_account_back_and_lets_the_others_go_on() {
    pause.pauseSending(operator, ACTOR, Optional.of(account));
    UUID held = out.submit(account, Store.freshNumber(), 1);
    UUID sent = out.submit(other, Store.freshNumber(), 1);
    out.run();

    assertThat(out.isCalling(sent)).isTrue();
    assertThat(out.job(held).state()).isEqualTo(JobState.PENDING);
    assertThat(out.heldBack().readHeldBack())
        .isEqualTo(new HeldBack(false, java.util.Set.of(account)));
  }

  @Test
  void calls_that_are_up_go_on_and_resuming_sends_the_rest_at_once() {
    out.maxOutbound(account, 1);
    UUID first = out.submit(account, Store.freshNumber(), 1);
    UUID second = out.submit(account, Store.freshNumber(), 1);
    out.run();
    pause.pauseSending(operator, ACTOR, SYSTEM);
    UUID attempt = out.job(first).attemptId().orElseThrow();

    out.end(AttemptReports.delivered(attempt, 1, out.store.clock.instant()));
    out.run();
    assertThat(out.job(first).state()).isEqualTo(JobState.COMPLETED);
    assertThat(out.job(second).state()).isEqualTo(JobState.PENDING);

    resume.resumeSending(operator, ACTOR, SYSTEM);
    out.run();
    assertThat(out.isCalling(second)).isTrue();
  }

  @Test
  void who_does_not_know_yet_is_woken_again_a_second_later() {
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.wakeups.dispatches.clear();
    resume.resumeSending(operator, ACTOR, SYSTEM);
    out.wakeups.dispatches.clear();

    out.advance(Duration.ofSeconds(1));

    assertThat(out.wakeups.dispatches).containsExactly(account);
    assertThat(out.job(job).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  void a_number_is_not_kept_for_an_account_that_is_paused() {
    String number = Store.freshNumber();
    UUID first = out.submit(other, number, 1);
    out.run();
    UUID held = out.submit(account, number, 1);
    UUID behind = out.submit(other, number, 1);
    out.run();
    pause.pauseSending(operator, ACTOR, Optional.of(account));
    UUID attempt = out.job(first).attemptId().orElseThrow();

    out.end(AttemptReports.delivered(attempt, 1, out.store.clock.instant()));
    out.run();

    assertThat(out.isCalling(behind)).isTrue();
    assertThat(out.job(held).waitingFor()).contains(number);
  }

  @Test
  void an_account_that_is_paused_by_itself_stays_so_when_the_system_is_resumed() {
    pause.pauseSending(operator, ACTOR, Optional.of(account));
    pause.pauseSending(operator, ACTOR, SYSTEM);
    UUID held = out.submit(account, Store.freshNumber(), 1);

    resume.resumeSending(operator, ACTOR, SYSTEM);
    out.run();
    assertThat(out.isCalling(held)).isFalse();

    resume.resumeSending(operator, ACTOR, Optional.of(account));
    out.run();
    assertThat(out.isCalling(held)).isTrue();
  }

  @Test
  void it_is_written_down_who_did_it() {
    pause.pauseSending(operator, ACTOR, Optional.of(account));
    resume.resumeSending(operator, ACTOR, Optional.of(account));
    resume.resumeSending(operator, ACTOR, Optional.of(account));

    List<Act> acts =
        out.store.tx.in(
            () -> out.store.trail.latest("settings", account.toString(), Long.MAX_VALUE, 10));
    assertThat(acts).hasSize(2).allSatisfy(act -> assertThat(act.actor()).isEqualTo(ACTOR));
  }

  @Test
  void only_the_systems_administrator_may() {
    Access admin = new Access(account, account, Role.ACCOUNT_ADMIN);

    assertThatThrownBy(() -> pause.pauseSending(admin, ACTOR, Optional.of(account)))
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.FORBIDDEN));
    assertThatThrownBy(() -> resume.resumeSending(admin, ACTOR, SYSTEM))
        .isInstanceOf(FaxException.class);
    assertThatThrownBy(() -> pause.pauseSending(operator, ACTOR, Optional.of(UUID.randomUUID())))
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_FOUND));
  }
}
