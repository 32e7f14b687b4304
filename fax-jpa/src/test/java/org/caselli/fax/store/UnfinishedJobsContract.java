package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.UnfinishedJobs.ForNumber;
import org.caselli.fax.domain.job.UnfinishedJobs.OfAccount;
import org.junit.jupiter.api.Test;

interface UnfinishedJobsContract extends StoreContract {
  int ALL = 100_000;

  @Test
  default void an_account_is_listed_with_what_it_has_and_since_when() {
    Store store = store();
    UUID account = store.account();
    Instant now = store.clock.instant();
    String busy = Store.freshNumber();
    store.preparing(account, Store.freshNumber(), 1);
    UUID waiter = store.queued(account, busy, 1);
    store.tx.run(() -> store.jobs.byId(waiter).orElseThrow().waitsFor(busy, 1));
    UUID later = store.preparing(account, Store.freshNumber(), 1);
    store.tx.run(
        () -> store.jobs.byId(later).orElseThrow().prepared(now.plus(Duration.ofDays(1)), now));
    store.live(store.asleep(account, Store.freshNumber(), 1), Store.NODE);
    UUID ended = store.asleep(account, Store.freshNumber(), 1);
    store.tx.run(() -> store.jobs.byId(ended).orElseThrow().cancelled(now));

    assertThat(accounts(store, now).stream().filter(row -> row.account().equals(account)))
        .containsExactly(new OfAccount(account, "test", 1, 2, 1, 1, 1, store.job(waiter).dueAt()));
    store.tx.run(() -> store.jobs.byId(waiter).orElseThrow().cancelled(now));
  }

  @Test
  default void who_has_waited_longest_comes_first_and_who_waits_for_later_last() {
    Store store = store();
    Instant now = store.clock.instant();
    UUID future = store.account();
    UUID past = store.account();
    UUID later = store.preparing(future, Store.freshNumber(), 1);
    UUID longAgo = store.preparing(past, Store.freshNumber(), 1);
    store.tx.run(
        () -> {
          store.jobs.byId(later).orElseThrow().prepared(now.plus(Duration.ofDays(9)), now);
          store.jobs.byId(longAgo).orElseThrow().prepared(now.minus(Duration.ofDays(99)), now);
        });

    List<UUID> order = accounts(store, now).stream().map(OfAccount::account).toList();
    assertThat(order.get(0)).isEqualTo(past);
    assertThat(order.indexOf(future)).isPositive();
    assertThat(store.tx.in(() -> store.unfinished.byAccount(now, 1))).hasSize(1);
    assertThat(numbers(store, now).get(0).number()).isEqualTo(store.job(longAgo).toNumber());
    store.tx.run(() -> store.jobs.byId(longAgo).orElseThrow().cancelled(now));
  }

  @Test
  default void a_number_is_listed_with_the_call_that_has_it() {
    Store store = store();
    UUID account = store.account();
    Instant now = store.clock.instant();
    String number = Store.freshNumber();
    UUID attempt = store.live(store.asleep(account, number, 1), Store.NODE);
    UUID waiter = store.queued(account, number, 1);
    store.tx.run(
        () -> {
          store.numbers.lock(List.of(number));
          store.numbers.hold(Map.of(number, attempt));
        });

    ForNumber row =
        numbers(store, now).stream()
            .filter(each -> each.number().equals(number))
            .findFirst()
            .orElseThrow();
    assertThat(row.heldBy()).contains(attempt);
    assertThat(row.due()).isEqualTo(1);
    assertThat(row.oldestDue()).isEqualTo(store.job(waiter).dueAt());
    store.tx.run(() -> store.numbers.free(List.of(number)));
    assertThat(
            numbers(store, now).stream()
                .filter(each -> each.number().equals(number))
                .flatMap(each -> each.heldBy().stream()))
        .isEmpty();
  }

  @Test
  default void calls_are_those_of_live_attempts() {
    Store store = store();
    UUID job = store.asleep(store.account(), Store.freshNumber(), 1);
    UUID attempt = store.live(job, Store.NODE);

    assertThat(store.tx.in(() -> store.unfinished.calls(ALL)))
        .extracting(Attempt::id)
        .contains(attempt);
    assertThat(store.tx.in(() -> store.unfinished.calls(1))).hasSize(1);
  }

  private static List<OfAccount> accounts(Store store, Instant now) {
    return store.tx.in(() -> store.unfinished.byAccount(now, ALL));
  }

  private static List<ForNumber> numbers(Store store, Instant now) {
    return store.tx.in(() -> store.unfinished.byNumber(now, ALL));
  }
}
