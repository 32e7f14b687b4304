package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

interface LeasesContract extends StoreContract {
  Duration LENGTH = Duration.ofSeconds(30);

  @Test
  default void a_lease_has_one_holder_until_it_runs_out() {
    Store store = store();
    String name = "test " + UUID.randomUUID();
    UUID me = UUID.randomUUID();
    UUID you = UUID.randomUUID();
    Instant now = store.clock.instant();

    assertThat(take(store, name, me, now)).isTrue();
    assertThat(take(store, name, you, now.plusSeconds(29))).isFalse();
    assertThat(take(store, name, me, now.plusSeconds(29))).as("extended").isTrue();
    assertThat(take(store, name, you, now.plusSeconds(30))).isFalse();
    assertThat(take(store, name, you, now.plusSeconds(59))).as("run out").isTrue();
    assertThat(take(store, name, me, now.plusSeconds(60))).isFalse();
  }

  @Test
  default void a_lease_that_is_given_back_is_free() {
    Store store = store();
    String name = "test " + UUID.randomUUID();
    UUID me = UUID.randomUUID();
    Instant now = store.clock.instant();
    take(store, name, me, now);

    store.tx.run(() -> store.leases.release(name, UUID.randomUUID()));
    assertThat(take(store, name, UUID.randomUUID(), now)).isFalse();
    store.tx.run(() -> store.leases.release(name, me));

    assertThat(take(store, name, UUID.randomUUID(), now)).isTrue();
  }

  @Test
  default void holders_are_found_by_the_beginning_of_the_name_while_they_hold() {
    Store store = store();
    String prefix = "node:" + UUID.randomUUID() + ":";
    UUID living = UUID.randomUUID();
    UUID gone = UUID.randomUUID();
    Instant now = store.clock.instant();
    take(store, prefix + "a", living, now);
    take(store, prefix + "b", gone, now.minusSeconds(31));

    assertThat(store.tx.in(() -> store.leases.holders(prefix, now))).containsExactly(living);
    store.tx.run(() -> store.leases.forget(prefix));
    assertThat(store.tx.in(() -> store.leases.holders(prefix, now))).isEmpty();
  }

  @Test
  default void names_that_a_pattern_would_match_are_not_forgotten() {
    Store store = store();
    String unique = UUID.randomUUID().toString();
    Instant now = store.clock.instant();
    UUID other = UUID.randomUUID();
    take(store, "node:fax1" + unique, other, now);
    take(store, "node:fax_" + unique, UUID.randomUUID(), now);

    store.tx.run(() -> store.leases.forget("node:fax_" + unique));
    store.tx.run(() -> store.leases.forget("node:%" + unique));

    assertThat(store.tx.in(() -> store.leases.holders("node:fax1" + unique, now)))
        .containsExactly(other);
    assertThat(store.tx.in(() -> store.leases.holders("node:fax_" + unique, now))).isEmpty();
  }

  private static boolean take(Store store, String name, UUID holder, Instant now) {
    return store.tx.in(() -> store.leases.take(name, holder, "node", LENGTH, now));
  }
}
