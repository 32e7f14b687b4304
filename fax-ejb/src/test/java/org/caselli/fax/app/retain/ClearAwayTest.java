package org.caselli.fax.app.retain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.claim.AccountSlots;
import org.caselli.fax.app.dispatch.Outbound;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.notify.ForgetMail;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.DeliveryWish.Event;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.fixture.AttemptReports;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearAwayTest {
  private TestDatabase database;
  private Outbound out;
  private Store store;
  private UUID account;
  private ClearAway clear;

  @BeforeEach
  void start() {
    database = TestDatabase.h2();
    out = new Outbound(database);
    store = out.store;
    account = store.account();
    ClearingSteps steps =
        TransactionalBean.of(
            ClearingSteps.class,
            new ClearingSteps(
                store.oldFaxes,
                store.faxes,
                store.jobs,
                new AccountSlots(store.slots, store.settings),
                out.giveUp,
                store.blobs,
                new ForgetMail(store.mailedFaxes, store.blobs),
                Heard.announcements(store),
                store.trail,
                out.measures,
                store.clock),
            store.tx);
    clear = new ClearAway(steps, store.settings, out.wakeups, out.scheduler);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** The account's, or the system's. */
  private void give(SettingScope scope, String name, Object value) {
    store.tx.run(() -> store.settings.give(scope, account, Map.of(name, value), "test"));
  }

  private UUID sent(UUID owner) throws IOException {
    UUID job = out.submit(owner, Store.freshNumber(), 1);
    out.hasPages(owner, job, 1);
    out.run();
    UUID attempt = out.job(job).attemptId().orElseThrow();
    out.end(AttemptReports.busy(attempt, store.clock.instant()));
    return job;
  }

  private Fax fax(UUID id) {
    return store.tx.in(() -> store.faxes.byId(id).orElseThrow());
  }

  private boolean isThere(UUID id) {
    return store.tx.in(() -> store.faxes.byId(id)).isPresent();
  }

  private List<Act> acts() {
    String name = account.toString().replace("-", "");
    return store.tx.in(() -> store.trail.latest("account", name, Long.MAX_VALUE, 10));
  }

  @Test
  void nothing_is_cleared_away_unless_somebody_wants_it() throws IOException {
    UUID sent = sent(account);
    UUID waiting = store.asleep(account, Store.freshNumber(), 1);
    out.advance(Duration.ofDays(4000));

    clear.clearAway();

    assertThat(fax(sent).faxFileId()).isPresent();
    assertThat(store.job(waiting).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  void documents_are_erased_when_document_retention_days_are_over_and_the_fax_stays()
      throws IOException {
    give(SettingScope.ACCOUNT, "document_retention_days", 30);
    UUID old = sent(account);
    UUID others = sent(store.account());
    UUID document = fax(old).faxFileId().orElseThrow();
    out.advance(Duration.ofDays(20));
    UUID young = sent(account);
    out.advance(Duration.ofDays(11));

    clear.clearAway();

    assertThat(fax(old).erasedAt()).isPresent();
    assertThat(fax(old).faxFileId()).isEmpty();
    assertThat(store.job(old).state()).isEqualTo(JobState.FAILED);
    assertThat(fax(young).faxFileId()).isPresent();
    assertThat(fax(others).faxFileId()).isPresent();
    out.advance(Duration.ofHours(2));
    store.blobs.eraseUnreferenced(100);
    assertThat(store.blobs.find(account, document)).isEmpty();
    assertThat(out.measures.facts("erased")).containsExactly("erased documents 1");
    assertThat(acts())
        .singleElement()
        .satisfies(
            act -> {
              assertThat(act.action()).isEqualTo("documents.erased");
              assertThat(act.detail().get("faxes"))
                  .isEqualTo(List.of(old.toString().replace("-", "")));
            });
  }

  @Test
  void a_fax_goes_with_its_documents_when_fax_retention_days_are_over() throws IOException {
    give(SettingScope.ACCOUNT, "fax_retention_days", 365);
    UUID old = sent(account);
    UUID waiting = store.asleep(account, Store.freshNumber(), 1);
    UUID document = fax(old).faxFileId().orElseThrow();
    out.advance(Duration.ofDays(366));

    clear.clearAway();

    assertThat(isThere(old)).isFalse();
    assertThat(isThere(waiting)).isTrue();
    out.advance(Duration.ofHours(2));
    store.blobs.eraseUnreferenced(100);
    assertThat(store.blobs.find(account, document)).isEmpty();
    assertThat(acts()).extracting(Act::action).containsExactly("faxes.erased");
  }

  @ParameterizedTest
  @ValueSource(strings = {"document_retention_days", "fax_retention_days"})
  void the_mail_that_a_fax_came_by_goes_with_it(String setting) {
    give(SettingScope.ACCOUNT, setting, 30);
    UUID job =
        store.mailed(
            account,
            Store.freshNumber(),
            new DeliveryWish(
                "ann@corp.example", "1@b.example", Set.of(Event.FAILURE), "", "", true));
    out.cancel.cancelJob(job);
    assertThat(store.tx.in(() -> store.mailedFaxes.byFax(job))).isPresent();
    out.advance(Duration.ofDays(31));

    clear.clearAway();

    assertThat(store.tx.in(() -> store.mailedFaxes.byFax(job))).isEmpty();
  }

  @Test
  void an_account_can_keep_for_longer_than_the_system_says() throws IOException {
    give(SettingScope.SYSTEM, "fax_retention_days", 10);
    give(SettingScope.ACCOUNT, "fax_retention_days", 0);
    UUID kept = sent(account);
    UUID others = sent(store.account());
    out.advance(Duration.ofDays(11));

    clear.clearAway();
    out.advance(Duration.ofMinutes(1));

    assertThat(isThere(kept)).isTrue();
    assertThat(isThere(others)).isFalse();
  }

  @Test
  void a_page_has_tasks_fax_cleanup_page_size_faxes_and_a_rest_follows() throws IOException {
    give(SettingScope.SYSTEM, "tasks.fax_cleanup.page_size", 2);
    give(SettingScope.SYSTEM, "tasks.fax_cleanup.per_page_pause_ms", 60_000);
    give(SettingScope.ACCOUNT, "fax_retention_days", 1);
    List<UUID> old = List.of(sent(account), sent(account), sent(account));
    out.advance(Duration.ofDays(2));

    clear.clearAway();
    clear.clearAway();
    assertThat(old.stream().filter(this::isThere)).hasSize(1);

    out.advance(Duration.ofSeconds(59));
    assertThat(old.stream().filter(this::isThere)).hasSize(1);

    out.advance(Duration.ofSeconds(1));
    assertThat(old.stream().filter(this::isThere)).isEmpty();
  }

  @Test
  void a_round_begins_anew_after_the_last_has_ended() throws IOException {
    give(SettingScope.ACCOUNT, "fax_retention_days", 1);
    UUID first = sent(account);
    out.advance(Duration.ofDays(2));
    clear.clearAway();
    UUID second = sent(account);
    out.advance(Duration.ofDays(2));

    clear.clearAway();

    assertThat(isThere(first)).isFalse();
    assertThat(isThere(second)).isFalse();
  }

  @Test
  void with_tasks_fax_cleanup_enabled_faxes_that_rest_for_too_long_are_given_up() {
    give(SettingScope.SYSTEM, "tasks.fax_cleanup.enabled", true);
    give(SettingScope.SYSTEM, "tasks.fax_cleanup.stale_after_s", 2 * 86_400);
    UUID old = store.asleep(account, Store.freshNumber(), 1, "me@example.com");
    out.advance(Duration.ofDays(1));
    UUID young = store.asleep(account, Store.freshNumber(), 1);
    out.advance(Duration.ofDays(1).plusSeconds(1));

    clear.clearAway();

    assertThat(store.job(old).state()).isEqualTo(JobState.FAILED);
    assertThat(store.job(old).reason()).isEqualTo("The fax could not be sent within 2 days");
    assertThat(out.wakeups.notices).hasSize(1);
    assertThat(store.job(young).state()).isEqualTo(JobState.PENDING);
    assertThat(acts()).extracting(Act::action).containsExactly("faxes.given_up");
  }

  @Test
  void a_call_under_way_is_never_given_up() throws IOException {
    give(SettingScope.SYSTEM, "tasks.fax_cleanup.enabled", true);
    UUID job = out.submit(account, Store.freshNumber(), 1);
    out.hasPages(account, job, 1);
    out.run();
    store.clock.advance(Duration.ofDays(30));

    clear.clearAway();

    assertThat(store.job(job).state()).isEqualTo(JobState.PROCESSING);
  }
}
