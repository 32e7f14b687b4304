package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Time is the database's: what has run out was taken for no time at all. */
interface LeasesContract extends StoreContract {
  Duration LENGTH = Duration.ofHours(1);

  @Test
  default void a_lease_has_one_holder_until_it_runs_out() {
    Store store = store();
    String name = "test " + UUID.randomUUID();
    UUID me = UUID.randomUUID();
    UUID you = UUID.randomUUID();

    assertThat(take(store, name, me, LENGTH)).isTrue();
    assertThat(take(store, name, you, LENGTH)).isFalse();
    assertThat(take(store, name, me, LENGTH)).as("extended").isTrue();
    assertThat(take(store, name, you, LENGTH)).isFalse();
    assertThat(take(store, name, me, Duration.ZERO)).isTrue();
    assertThat(take(store, name, you, LENGTH)).as("run out").isTrue();
    assertThat(take(store, name, me, LENGTH)).isFalse();
  }

  @Test
  default void only_a_lease_that_has_not_run_out_is_extended() {
    Store store = store();
    String name = "test " + UUID.randomUUID();
    UUID me = UUID.randomUUID();
    assertThat(store.tx.in(() -> store.leases.extend(name, me, LENGTH))).as("none").isFalse();

    take(store, name, me, LENGTH);
    assertThat(store.tx.in(() -> store.leases.extend(name, me, LENGTH))).isTrue();
    assertThat(store.tx.in(() -> store.leases.extend(name, UUID.randomUUID(), LENGTH))).isFalse();
    assertThat(store.tx.in(() -> store.leases.extend(name, me, Duration.ZERO))).isTrue();

    assertThat(store.tx.in(() -> store.leases.extend(name, me, LENGTH))).as("gap").isFalse();
  }

  @Test
  default void a_lease_that_is_given_back_is_free() {
    Store store = store();
    String name = "test " + UUID.randomUUID();
    UUID me = UUID.randomUUID();
    take(store, name, me, LENGTH);

    store.tx.run(() -> store.leases.release(name, UUID.randomUUID()));
    assertThat(take(store, name, UUID.randomUUID(), LENGTH)).isFalse();
    store.tx.run(() -> store.leases.release(name, me));

    assertThat(take(store, name, UUID.randomUUID(), LENGTH)).isTrue();
  }

  @Test
  default void holders_are_found_by_the_beginning_of_the_name_and_former_ones_until_forgotten() {
    Store store = store();
    String prefix = "node:" + UUID.randomUUID() + ":";
    UUID living = UUID.randomUUID();
    UUID gone = UUID.randomUUID();
    take(store, prefix + "a", living, LENGTH);
    take(store, prefix + "b", gone, Duration.ZERO);

    assertThat(store.tx.in(() -> store.leases.holders(prefix))).containsExactly(living);
    assertThat(store.tx.in(() -> store.leases.formerHolders(prefix))).containsExactly(gone);
    store.tx.run(
        () -> {
          store.leases.forgetFormer(living);
          store.leases.forgetFormer(gone);
        });
    assertThat(store.tx.in(() -> store.leases.holders(prefix))).containsExactly(living);
    assertThat(store.tx.in(() -> store.leases.formerHolders(prefix))).isEmpty();
  }

  @Test
  default void the_leases_of_one_node_are_forgotten_and_of_no_other() {
    Store store = store();
    String prefix = "life:" + UUID.randomUUID() + ":";
    UUID mine = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    store.tx.run(
        () -> {
          store.leases.take(prefix + "1", mine, "fax_1", LENGTH);
          store.leases.take(prefix + "2", other, "faxa1", LENGTH);
        });
    assertThat(store.tx.in(() -> store.leases.holdersOn("fax_1"))).contains(mine);

    store.tx.run(() -> store.leases.forget("fax_1"));

    assertThat(store.tx.in(() -> store.leases.holdersOn("fax_1"))).isEmpty();
    assertThat(store.tx.in(() -> store.leases.holders(prefix))).containsExactly(other);
  }

  private static boolean take(Store store, String name, UUID holder, Duration length) {
    return store.tx.in(() -> store.leases.take(name, holder, "node", length));
  }
}
