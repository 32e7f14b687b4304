package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.request.KeptAnswer;
import org.caselli.fax.domain.request.RequestKeys.Earlier;
import org.caselli.fax.domain.request.RequestMark;
import org.junit.jupiter.api.Test;

interface RequestKeysContract extends StoreContract {
  @Test
  default void a_request_is_known_by_its_key_and_has_its_answer_when_there_is_one() {
    Store store = store();
    RequestMark mark = mark(store, "k".repeat(5_000));
    KeptAnswer answer = new KeptAnswer(201, "/there", "{\"data\":{\"name\":\"Ünïcode\"}}");

    assertThat(find(store, mark)).isEmpty();
    assertThat(take(store, mark)).isTrue();
    assertThat(find(store, mark)).contains(new Earlier("hash", Optional.empty()));
    store.tx.run(() -> store.requests.answered(mark, answer));

    assertThat(find(store, mark)).contains(new Earlier("hash", Optional.of(answer)));
    assertThat(take(store, mark)).isFalse();
    RequestMark others = new RequestMark(mark.account(), UUID.randomUUID(), mark.key(), "hash");
    assertThat(find(store, others)).isEmpty();
  }

  @Test
  default void a_key_is_free_again_when_nothing_was_done_or_its_time_is_over() {
    Store store = store();
    RequestMark mark = mark(store, "key");

    take(store, mark);
    store.tx.run(() -> store.requests.release(mark));
    assertThat(take(store, mark)).as("after a refusal").isTrue();

    store.tx.run(() -> store.requests.answered(mark, new KeptAnswer(200, "", "")));
    store.tx.run(() -> store.requests.release(mark));
    assertThat(take(store, mark)).as("of a request that was done").isFalse();

    store.clock.advance(Duration.ofDays(1));
    assertThat(find(store, mark)).isEmpty();
    assertThat(take(store, mark)).as("a day later").isTrue();

    store.clock.advance(Duration.ofDays(1));
    Instant now = store.clock.instant();
    assertThat(store.tx.in(() -> store.requests.forgetExpired(now))).isPositive();
    assertThat(store.tx.in(() -> store.requests.forgetExpired(now))).isZero();
  }

  private static RequestMark mark(Store store, String key) {
    return new RequestMark(store.account(), UUID.randomUUID(), key, "hash");
  }

  private static boolean take(Store store, RequestMark mark) {
    Instant now = store.clock.instant();
    return store.tx.in(() -> store.requests.take(mark, now, now.plus(Duration.ofDays(1))));
  }

  private static Optional<Earlier> find(Store store, RequestMark mark) {
    return store.tx.in(() -> store.requests.find(mark, store.clock.instant()));
  }
}
