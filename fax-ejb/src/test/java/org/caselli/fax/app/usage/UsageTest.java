package org.caselli.fax.app.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.dispatch.Outbound;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.query.ReadAccount;
import org.caselli.fax.app.query.ReadAccountTree;
import org.caselli.fax.app.query.ReadZone;
import org.caselli.fax.app.usage.ReadUsage.Asked;
import org.caselli.fax.app.usage.Usage.StepUsage;
import org.caselli.fax.app.usage.Usage.Tally;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.usage.CountedFax;
import org.caselli.fax.domain.usage.Ending;
import org.caselli.fax.domain.usage.UsageLedger.CauseCount;
import org.caselli.fax.domain.usage.UsageLedger.Share;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.store.OwnDatabase;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsageTest {
  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private Outbound out;
  private Store store;
  private UUID account;
  private ReadUsage read;

  @BeforeEach
  void start() {
    out = new Outbound(DATABASE.get());
    store = out.store;
    account = store.account();
    Tenancy tenancy = new Tenancy(store.accounts);
    read =
        new ReadUsage(
            tenancy,
            new ReadAccountTree(tenancy, store.accounts),
            new ReadZone(new ReadAccount(tenancy, store.accounts), store.users),
            store.usage,
            store.clock);
  }

  private Instant now() {
    return store.clock.instant();
  }

  private Usage usage(Role role, Asked asked) {
    Access access = new Access(account, UUID.randomUUID(), role);
    return store.tx.in(() -> read.readUsage(access, asked));
  }

  private Asked asked(Step step, Duration back) {
    Instant from = now().minus(back);
    return new Asked(account, Optional.empty(), false, Optional.of(from), Optional.of(now()), step);
  }

  private Usage today() {
    return usage(Role.ACCOUNT_ADMIN, asked(Step.DAY, Duration.ZERO));
  }

  private UUID calling(int pages) throws IOException {
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.hasPages(account, job, pages);
    out.run();
    return out.job(job).attemptId().orElseThrow();
  }

  private void count(UUID whose, Ending ending, Instant at) {
    CountedFax fax =
        new CountedFax(whose, Optional.empty(), Direction.OUTBOUND, ending, "", 1, 2, at);
    store.tx.run(() -> store.usage.add(List.of(fax)));
  }

  @Test
  void each_fax_that_ends_is_counted_with_the_pages_that_arrived() throws IOException {
    out.end(AttemptReports.delivered(calling(3), 3, now()));
    out.end(AttemptReports.busy(calling(2), now()));
    UUID waiting = store.asleep(account, Store.freshNumber(), 1);
    out.cancel.cancelJob(waiting);
    UUID hopeless = store.asleep(account, Store.freshNumber(), 1);
    store.tx.run(
        () ->
            out.giveUp.giveUpFax(
                store.jobs.byId(hopeless).orElseThrow(), OutcomeKind.EXPIRED, "Too late"));

    Usage usage = today();

    assertThat(usage.outbound()).isEqualTo(new Tally(1, 2, 1, 3));
    assertThat(usage.inbound()).isEqualTo(Tally.NOTHING);
    assertThat(usage.causes())
        .containsExactlyInAnyOrder(
            new CauseCount(Direction.OUTBOUND, "USER_BUSY", 1),
            new CauseCount(Direction.OUTBOUND, "EXPIRED", 1));
    assertThat(usage.faxboxes()).containsExactly(new Share(Optional.empty(), 4, 2, 3));
  }

  @Test
  void an_attempt_after_which_the_fax_goes_on_is_not_counted() {
    UUID job = out.submit(account, Store.freshNumber(), 3);
    out.run();
    out.end(AttemptReports.busy(out.job(job).attemptId().orElseThrow(), now()));

    assertThat(today().outbound()).isEqualTo(Tally.NOTHING);
  }

  @Test
  void steps_have_no_gaps_and_begin_by_the_clocks_of_the_account() {
    count(account, Ending.COMPLETED, now().minus(Duration.ofDays(2)));
    count(account, Ending.FAILED, now());

    Usage usage = usage(Role.ACCOUNT_ADMIN, asked(Step.DAY, Duration.ofDays(2)));

    assertThat(usage.steps())
        .extracting(StepUsage::begin)
        .containsExactly(
            Instant.parse("2026-11-21T00:00:00Z"),
            Instant.parse("2026-11-22T00:00:00Z"),
            Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(usage.steps())
        .extracting(StepUsage::outbound)
        .containsExactly(new Tally(1, 0, 0, 2), Tally.NOTHING, new Tally(0, 1, 0, 2));
    assertThat(usage(Role.ACCOUNT_ADMIN, asked(Step.HOUR, Duration.ofDays(2))).steps()).hasSize(49);
    assertThat(usage(Role.ACCOUNT_ADMIN, asked(Step.MONTH, Duration.ofDays(60))).steps())
        .hasSize(3);
  }

  @Test
  void a_reseller_sees_the_accounts_below_beside_its_own() {
    UUID below = store.account(Optional.of(account));
    count(account, Ending.COMPLETED, now());
    count(below, Ending.FAILED, now());
    count(below, Ending.COMPLETED, now());
    Asked all =
        new Asked(account, Optional.empty(), true, Optional.empty(), Optional.empty(), Step.DAY);

    Usage usage = usage(Role.RESELLER, all);

    assertThat(usage.outbound()).isEqualTo(new Tally(2, 1, 0, 6));
    assertThat(usage.accounts().orElseThrow())
        .containsExactly(
            new Share(Optional.of(below), 2, 1, 4), new Share(Optional.of(account), 1, 0, 2));
    assertThat(today().outbound()).isEqualTo(new Tally(1, 0, 0, 2));
    assertThat(today().accounts()).isEmpty();
  }

  @Test
  void who_does_not_administer_the_account_sees_none_of_it() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> usage(Role.USER, asked(Step.DAY, Duration.ZERO)))
        .returns(ProblemType.FORBIDDEN, FaxException::type);
  }

  @Test
  void more_steps_than_anybody_looks_at_are_refused() {
    assertThatThrownBy(() -> usage(Role.ACCOUNT_ADMIN, asked(Step.HOUR, Duration.ofDays(33))))
        .hasMessageContaining("32 days at the most");
    assertThatThrownBy(() -> usage(Role.ACCOUNT_ADMIN, asked(Step.DAY, Duration.ofDays(-1))))
        .hasMessageContaining("to lies before from");
  }

  @Test
  void counts_are_forgotten_after_usage_retention_days() {
    store.tx.run(
        () ->
            store.settings.give(
                SettingScope.SYSTEM, account, Map.of("usage_retention_days", 10), "test"));
    count(account, Ending.COMPLETED, now().minus(Duration.ofDays(11)));
    count(account, Ending.COMPLETED, now().minus(Duration.ofDays(9)));
    UsageSteps steps =
        TransactionalBean.of(UsageSteps.class, new UsageSteps(store.usage), store.tx);
    new FoldUsage(steps).foldUsage();

    store.tx.run(() -> new ForgetUsage(store.usage, store.settings, store.clock).forgetUsage());

    Usage month = usage(Role.ACCOUNT_ADMIN, asked(Step.DAY, Duration.ofDays(30)));
    assertThat(month.outbound().completed()).isEqualTo(1);
  }
}
