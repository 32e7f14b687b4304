package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.domain.dispatch.NumberLockRows.NumberLock;
import org.caselli.fax.domain.dispatch.NumberLockRows.Reservation;
import org.caselli.fax.domain.dispatch.NumberLockRows.Waiter;
import org.junit.jupiter.api.Test;

interface NumberLocksContract extends StoreContract {
  @Test
  default void a_number_is_free_until_an_attempt_holds_it() {
    Store store = store();
    String number = Store.freshNumber();
    UUID attempt = UUID.randomUUID();

    NumberLock fresh = locked(store, number);
    store.tx.run(() -> store.numbers.hold(Map.of(number, attempt)));
    NumberLock held = locked(store, number);
    store.tx.run(() -> store.numbers.free(number, Optional.empty(), false));
    NumberLock again = locked(store, number);

    assertThat(fresh.isFreeFor(UUID.randomUUID())).isTrue();
    assertThat(held.attempt()).contains(attempt);
    assertThat(held.isFreeFor(UUID.randomUUID())).isFalse();
    assertThat(again.attempt()).isEmpty();
  }

  @Test
  default void many_numbers_are_locked_at_once_known_or_not() {
    Store store = store();
    String known = Store.freshNumber();
    locked(store, known);
    String other = Store.freshNumber();

    Map<String, NumberLock> locks =
        store.tx.in(() -> store.numbers.lock(List.of(other, known, other)));

    assertThat(locks).containsOnlyKeys(known, other);
  }

  @Test
  default void a_kept_number_is_free_for_its_job_only_and_until_its_time() {
    Store store = store();
    String number = Store.freshNumber();
    UUID account = store.account();
    UUID job = store.queued(account, number, 1);
    Instant until = store.clock.instant().plusSeconds(30);
    locked(store, number);

    store.tx.run(
        () -> store.numbers.free(number, Optional.of(new Reservation(job, account, until)), false));

    NumberLock kept = locked(store, number);
    assertThat(kept.isFreeFor(job)).isTrue();
    assertThat(kept.isFreeFor(UUID.randomUUID())).isFalse();
    assertThat(store.tx.in(() -> store.numbers.claimable(account, store.clock.instant(), 5)))
        .containsExactly(job);
    assertThat(store.tx.in(() -> store.numbers.overdue(until.minusMillis(1), 10_000)))
        .doesNotContain(number);
    assertThat(store.tx.in(() -> store.numbers.overdue(until, 10_000))).contains(number);
  }

  @Test
  default void waiters_come_in_their_order_one_for_each_account() {
    Store store = store();
    String number = Store.freshNumber();
    UUID a = store.account();
    UUID b = store.account();
    UUID first = waiter(store, b, number, 10);
    waiter(store, b, number, 11);
    UUID third = waiter(store, a, number, 12);

    List<Waiter> waiters =
        store.tx.in(() -> store.numbers.waiters(number, store.clock.instant(), 50));

    assertThat(waiters).containsExactly(new Waiter(first, b), new Waiter(third, a));
  }

  @Test
  default void stranded_waiters_are_claimable_once_their_account_looks() {
    Store store = store();
    String number = Store.freshNumber();
    UUID account = store.account();
    UUID first = waiter(store, account, number, 1);
    UUID second = waiter(store, account, number, 2);
    locked(store, number);

    assertThat(store.tx.in(() -> store.numbers.claimable(account, store.clock.instant(), 5)))
        .isEmpty();
    store.tx.run(() -> store.numbers.free(number, Optional.empty(), true));

    assertThat(store.tx.in(() -> store.numbers.claimable(account, store.clock.instant(), 5)))
        .containsExactly(first, second);
    assertThat(
            store.tx.in(() -> store.numbers.claimable(store.account(), store.clock.instant(), 5)))
        .isEmpty();
  }

  /** Threads lock overlapping sets of numbers, new ones too; counters of ours check the rows. */
  @Test
  default void concurrent_claims_never_share_a_number_and_never_block_each_other_for_ever()
      throws Exception {
    Store store = store();
    List<String> numbers = new ArrayList<>();
    List<AtomicInteger> holders = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      numbers.add(Store.freshNumber());
      holders.add(new AtomicInteger());
    }
    AtomicInteger claims = new AtomicInteger();
    AtomicInteger violations = new AtomicInteger();
    List<Callable<Void>> work = new ArrayList<>();
    for (int thread = 0; thread < 6; thread++) {
      Random random = new Random(thread);
      work.add(
          () -> {
            for (int round = 0; round < 40; round++) {
              List<Integer> wanted = random.ints(3, 0, 12).distinct().boxed().toList();
              List<Integer> taken = take(store, numbers, wanted);
              for (int number : taken) {
                claims.incrementAndGet();
                if (holders.get(number).incrementAndGet() != 1) {
                  violations.incrementAndGet();
                }
              }
              for (int number : taken) {
                holders.get(number).decrementAndGet();
                store.tx.run(
                    () -> {
                      store.numbers.lock(List.of(numbers.get(number)));
                      store.numbers.free(numbers.get(number), Optional.empty(), false);
                    });
              }
            }
            return null;
          });
    }

    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(violations).hasValue(0);
    assertThat(claims.get()).isGreaterThan(200);
    assertThat(store.tx.in(() -> store.numbers.lock(numbers)).values())
        .allMatch(lock -> lock.attempt().isEmpty());
  }

  private static List<Integer> take(Store store, List<String> numbers, List<Integer> wanted) {
    return store.tx.in(
        () -> {
          List<Integer> taken = new ArrayList<>();
          Map<String, NumberLock> locks =
              store.numbers.lock(wanted.stream().map(numbers::get).toList());
          for (int number : wanted) {
            if (locks.get(numbers.get(number)).isFreeFor(UUID.randomUUID())) {
              store.numbers.hold(Map.of(numbers.get(number), UUID.randomUUID()));
              taken.add(number);
            }
          }
          return taken;
        });
  }

  private static UUID waiter(Store store, UUID account, String number, long order) {
    UUID job = store.queued(account, number, 1);
    store.tx.run(() -> store.jobs.byId(job).orElseThrow().waitsFor(number, order));
    return job;
  }

  private static NumberLock locked(Store store, String number) {
    return store.tx.in(() -> store.numbers.lock(List.of(number))).get(number);
  }
}
