package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.domain.account.Reach;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.Batches.Member;
import org.caselli.fax.domain.job.JobState;
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
            Map.of(
                1,
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

  @Test
  default void a_fax_may_be_made_of_several_documents() {
    Store store = store();
    UUID account = store.account();
    UUID id = store.preparing(account, Store.freshNumber(), 1);
    UUID first = document(store, account);
    UUID third = document(store, account);
    store.tx.run(
        () -> {
          Fax fax = store.faxes.byId(id).orElseThrow();
          fax.consistsOf(3);
          fax.keepsOriginal(1, first);
          fax.keepsOriginal(3, third);
        });

    Fax stored = store.tx.in(() -> store.faxes.byId(account, id).orElseThrow());

    assertThat(stored.documents()).isEqualTo(3);
    assertThat(stored.originalId(1)).contains(first);
    assertThat(stored.originalId(2)).isEmpty();
    assertThat(stored.originalId(3)).contains(third);
    assertThat(stored.missingOriginals()).containsExactly(2);
    store.tx.run(
        () -> assertThat(store.faxes.locked(id).orElseThrow().letsGoOfOriginal(3)).contains(third));
    assertThat(store.tx.in(() -> store.faxes.byId(id).orElseThrow()).missingOriginals())
        .containsExactly(2, 3);
  }

  @Test
  default void the_members_of_a_batch_are_found_within_reach() {
    Store store = store();
    UUID account = store.account();
    UUID batch = UUID.randomUUID();
    UUID owner = UUID.randomUUID();
    UUID submitter = UUID.randomUUID();
    UUID mine = store.preparing(account, "+12125550002", 1);
    UUID theirs = store.asleep(account, "+12125550001", 1);
    store.tx.run(
        () -> {
          store
              .faxes
              .byId(mine)
              .orElseThrow()
              .comesFrom(
                  new Fax.Origin(Optional.of(submitter), Optional.of(owner), Optional.of(batch)));
          store
              .faxes
              .byId(theirs)
              .orElseThrow()
              .comesFrom(new Fax.Origin(Optional.empty(), Optional.empty(), Optional.of(batch)));
        });

    assertThat(members(store, account, batch, Reach.WHOLE_ACCOUNT))
        .extracting(Member::id, Member::toNumber, Member::state)
        .containsExactly(
            tuple(theirs, "+12125550001", JobState.PENDING),
            tuple(mine, "+12125550002", JobState.PREPARING));
    Optional<UUID> none = Optional.empty();
    assertThat(members(store, account, batch, new Reach(Optional.of(owner), none, none)))
        .extracting(Member::id)
        .containsExactly(mine);
    assertThat(members(store, account, batch, new Reach(none, none, Optional.of(submitter))))
        .extracting(Member::id)
        .containsExactly(mine);
    assertThat(members(store, account, batch, new Reach(none, Optional.of(owner), none))).isEmpty();
    assertThat(members(store, store.account(), batch, Reach.WHOLE_ACCOUNT)).isEmpty();
  }

  private static List<Member> members(Store store, UUID account, UUID batch, Reach reach) {
    return store.tx.in(() -> store.batches.members(account, batch, reach));
  }

  private static UUID document(Store store, UUID account) {
    try {
      Path file = Files.createTempFile("document", ".txt");
      Files.writeString(file, UUID.randomUUID().toString());
      UUID id = store.blobs.put(account, file, "text/plain").id();
      Files.delete(file);
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
