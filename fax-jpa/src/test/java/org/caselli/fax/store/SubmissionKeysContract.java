package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.domain.submission.SubmissionKey;
import org.caselli.fax.domain.submission.SubmissionKeys.Earlier;
import org.junit.jupiter.api.Test;

interface SubmissionKeysContract extends StoreContract {
  Duration KEPT = Duration.ofDays(7);

  @Test
  default void what_was_accepted_under_a_key_comes_back_in_order() {
    Store store = store();
    UUID account = store.account();
    SubmissionKey key = new SubmissionKey("api", "k".repeat(5_000), "hash");
    Accepted accepted =
        new Accepted(
            Optional.of(UUID.randomUUID()),
            List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));

    assertThat(take(store, account, key, accepted)).isTrue();

    assertThat(find(store, account, key)).contains(new Earlier("hash", accepted));
    assertThat(find(store, store.account(), key)).isEmpty();
    assertThat(find(store, account, new SubmissionKey("jms", key.key(), "hash"))).isEmpty();
  }

  @Test
  default void a_key_is_taken_once_until_it_expires() {
    Store store = store();
    UUID account = store.account();
    SubmissionKey key = new SubmissionKey("api", "key", "one");
    take(store, account, key, one());

    assertThat(take(store, account, new SubmissionKey("api", "key", "two"), one())).isFalse();
    assertThat(find(store, account, key)).map(Earlier::requestHash).contains("one");

    store.clock.advance(KEPT);
    assertThat(find(store, account, key)).isEmpty();
    assertThat(take(store, account, new SubmissionKey("api", "key", "three"), one())).isTrue();
    store.clock.advance(KEPT);
    Instant now = store.clock.instant();
    assertThat(store.tx.in(() -> store.submissions.forgetExpired(now))).isPositive();
    assertThat(store.tx.in(() -> store.submissions.forgetExpired(now))).isZero();
  }

  /** Whoever comes second waits for the first, and has the key when the first gives up. */
  @Test
  default void a_key_that_was_rolled_back_is_free() throws Exception {
    Store store = store();
    UUID account = store.account();
    SubmissionKey key = new SubmissionKey("api", "key", "hash");
    CountDownLatch begun = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> second;
      try {
        second =
            store.tx.call(
                () -> {
                  store.submissions.take(account, key, one(), now(store), now(store).plus(KEPT));
                  Future<Boolean> waiting =
                      other.submit(
                          () -> {
                            begun.countDown();
                            return take(store, account, key, one());
                          });
                  assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
                  throw new Broken(waiting);
                });
      } catch (Broken e) {
        second = e.second;
      }
      assertThat(second.get(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      other.shutdownNow();
    }
  }

  /** Ends a transaction with a rollback. */
  final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Future<Boolean> second;

    Broken(Future<Boolean> second) {
      this.second = second;
    }
  }

  private static Accepted one() {
    return new Accepted(Optional.empty(), List.of(UUID.randomUUID()));
  }

  private static Instant now(Store store) {
    return store.clock.instant();
  }

  private static boolean take(Store store, UUID account, SubmissionKey key, Accepted accepted) {
    return store.tx.in(
        () -> store.submissions.take(account, key, accepted, now(store), now(store).plus(KEPT)));
  }

  private static Optional<Earlier> find(Store store, UUID account, SubmissionKey key) {
    return store.tx.in(
        () -> store.submissions.find(account, key.namespace(), key.key(), now(store)));
  }
}
