package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

interface SlotsContract extends StoreContract {
  @Test
  default void slots_are_counted_up_and_down() {
    Store store = store();
    UUID account = store.account();

    assertThat(store.tx.in(() -> store.slots.inUse(account))).isZero();
    assertThat(store.tx.in(() -> store.slots.lock(account))).isZero();
    store.tx.run(() -> store.slots.change(account, 3));
    store.tx.run(() -> store.slots.change(account, -1));

    assertThat(store.tx.in(() -> store.slots.lock(account))).isEqualTo(2);
    assertThat(store.tx.in(() -> store.slots.inUse(account))).isEqualTo(2);
  }

  @Test
  default void the_place_of_the_last_job_only_grows() {
    Store store = store();
    UUID account = store.account();
    assertThat(store.tx.in(() -> store.slots.lastOrder(account))).isZero();
    store.tx.run(() -> store.slots.lock(account));

    store.tx.run(() -> store.slots.lastOrder(account, 7));
    store.tx.run(() -> store.slots.lastOrder(account, 5));

    assertThat(store.tx.in(() -> store.slots.lastOrder(account))).isEqualTo(7);
  }

  @Test
  default void who_locks_an_account_sees_what_the_one_before_did() throws Exception {
    Store store = store();
    UUID account = store.account();
    int limit = 5;
    List<Callable<Integer>> work = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      work.add(
          () -> {
            int taken = 0;
            for (int round = 0; round < 5; round++) {
              taken +=
                  store.tx.in(
                      () -> {
                        boolean free = store.slots.lock(account) < limit;
                        if (free) {
                          store.slots.change(account, 1);
                        }
                        return free ? 1 : 0;
                      });
            }
            return taken;
          });
    }

    int taken = 0;
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Integer> done : threads.invokeAll(work)) {
        taken += done.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(taken).isEqualTo(limit);
    assertThat(store.tx.in(() -> store.slots.inUse(account))).isEqualTo(limit);
  }
}
