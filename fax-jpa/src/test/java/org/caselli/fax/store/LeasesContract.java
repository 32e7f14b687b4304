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
  }

  @Test
  default void the_leases_of_one_node_are_forgotten_and_of_no_other() {
    Store store = store();
    String prefix = "life:" + UUID.randomUUID() + ":";
    UUID other = UUID.randomUUID();
    Instant now = store.clock.instant();
    store.tx.run(
        () -> {
          store.leases.take(prefix + "1", UUID.randomUUID(), "fax_1", LENGTH, now);
          store.leases.take(prefix + "2", other, "faxa1", LENGTH, now);
        });

    store.tx.run(() -> store.leases.forget("fax_1"));

    assertThat(store.tx.in(() -> store.leases.holders(prefix, now))).containsExactly(other);
  }

  private static boolean take(Store store, String name, UUID holder, Instant now) {
    return store.tx.in(() -> store.leases.take(name, holder, "node", LENGTH, now));
  }
}
