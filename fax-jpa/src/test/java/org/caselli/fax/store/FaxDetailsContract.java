package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.job.Job;
import org.junit.jupiter.api.Test;

interface FaxDetailsContract extends StoreContract {
  int ROUNDS = 400;

  private static Optional<FaxDetail> read(Store store, UUID account, UUID id) {
    return store.tx.in(() -> store.details.byId(account, id));
  }

  @Test
  default void a_fax_comes_with_its_job_and_with_the_attempt_that_is_under_way() {
    Store store = store();
    UUID account = store.account();
    UUID id = store.asleep(account, Store.freshNumber(), 1);

    FaxDetail waiting = read(store, account, id).orElseThrow();
    assertThat(waiting.fax().id()).isEqualTo(id);
    assertThat(waiting.job().map(Job::id)).contains(id);
    assertThat(waiting.live()).isEmpty();
    assertThat(read(store, store.account(), id)).isEmpty();

    UUID attempt = store.live(id, Store.NODE);
    assertThat(read(store, account, id).orElseThrow().live().map(Attempt::id)).contains(attempt);
    store.tx.run(() -> store.faxes.byId(id).orElseThrow().isDeleted(store.clock.instant()));
    assertThat(read(store, account, id)).isEmpty();
  }

  @Test
  default void a_received_fax_has_no_job() {
    Store store = store();
    UUID account = store.account();
    UUID id = UUID.randomUUID();
    store.tx.run(
        () ->
            store.faxes.add(
                Fax.inbound(
                    id,
                    new Fax.Parties(account, Optional.empty(), "1", "", "2", ""),
                    Store.plainOptions(),
                    Facts.NONE,
                    store.clock.instant())));

    assertThat(read(store, account, id).orElseThrow().job()).isEmpty();
  }

  @Test
  default void what_one_transaction_changes_is_seen_whole_or_not_at_all() throws Exception {
    Store store = store();
    UUID account = store.account();
    UUID id = store.preparing(account, Store.freshNumber(), 1);
    round(store, id, 0);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> writer =
          other.submit(
              () -> {
                for (int i = 1; i <= ROUNDS; i++) {
                  round(store, id, i);
                }
              });
      boolean last = false;
      while (!last) {
        last = writer.isDone();
        FaxDetail seen = read(store, account, id).orElseThrow();
        assertThat(seen.fax().result().values())
            .isEqualTo(Map.of("round", seen.job().orElseThrow().reason()));
      }
      writer.get(1, TimeUnit.MINUTES);
    } finally {
      other.shutdownNow();
    }
  }

  private static void round(Store store, UUID id, int round) {
    store.tx.run(
        () -> {
          Facts facts = new Facts(Map.of("round", "" + round));
          store.faxes.byId(id).orElseThrow().attempted(facts, false, store.clock.instant());
          store
              .jobs
              .byId(id)
              .orElseThrow()
              .preparationPostponed("" + round, Duration.ofHours(1), store.clock.instant());
        });
  }
}
