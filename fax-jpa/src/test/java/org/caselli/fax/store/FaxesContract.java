package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.junit.jupiter.api.Test;

interface FaxesContract extends StoreContract {
  @Test
  default void what_a_sender_wants_comes_back_as_it_was_said() {
    Store store = store();
    UUID account = store.account();
    UUID id = UUID.randomUUID();
    FaxOptions options =
        new FaxOptions(
            "+1 212",
            "Rossi",
            "Europe/Rome",
            List.of("a@example.org"),
            Optional.of(
                new FaxOptions.Source("http://a.example/b", "post", "x", "text/plain", "h", "r")),
            Map.of("X-A", "1"),
            true,
            "212",
            Optional.of(true),
            new FaxOptions.Look("superfine", "photo"));
    store.tx.run(
        () ->
            store.faxes.add(
                Fax.outbound(
                    id,
                    new Fax.Parties(account, Optional.empty(), "1", "Me", "2", "You"),
                    options,
                    "{}",
                    store.clock.instant())));

    assertThat(store.tx.in(() -> store.faxes.byId(id).orElseThrow().options())).isEqualTo(options);
  }

  /** Without the lock the second would collide with the first and lose its change. */
  @Test
  default void who_wants_a_fax_that_is_locked_waits_and_sees_what_was_changed() throws Exception {
    Store store = store();
    UUID id = store.preparing(store.account(), Store.freshNumber(), 1);
    CountDownLatch locked = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> second =
          store.tx.in(
              () -> {
                Fax first = store.faxes.locked(id).orElseThrow();
                Future<?> waiting =
                    other.submit(
                        () ->
                            store.tx.run(
                                () -> {
                                  locked.countDown();
                                  Fax fax = store.faxes.locked(id).orElseThrow();
                                  assertThat(fax.result().values()).containsEntry("first", "yes");
                                  fax.attempted(
                                      new Facts(Map.of("second", "yes")),
                                      false,
                                      store.clock.instant());
                                }));
                assertThat(locked.await(1, TimeUnit.MINUTES)).isTrue();
                first.attempted(new Facts(Map.of("first", "yes")), false, store.clock.instant());
                return waiting;
              });
      second.get(1, TimeUnit.MINUTES);
    } finally {
      other.shutdownNow();
    }

    assertThat(store.tx.in(() -> store.faxes.byId(id).orElseThrow().result().values()))
        .containsOnlyKeys("second");
  }
}
