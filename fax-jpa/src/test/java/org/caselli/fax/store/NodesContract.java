package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.NodeReport;
import org.caselli.fax.domain.dispatch.NodeState;
import org.caselli.fax.domain.dispatch.NodeWork;
import org.caselli.fax.domain.dispatch.Surroundings;
import org.junit.jupiter.api.Test;

interface NodesContract extends StoreContract {
  NodeWork SOME = new NodeWork(3, 2, 1);
  Surroundings SEEN =
      new Surroundings(
          "freeswitch",
          true,
          true,
          List.of(new Surroundings.Switch("one \"quoted\"", false, 2, "gone")),
          List.of(new Surroundings.Disk("data", 1L << 40, 7)));
  NodeReport REPORT = new NodeReport(true, SOME, SEEN);

  @Test
  default void a_node_is_known_with_what_it_last_said() {
    Store store = store();
    String name = begun(store, UUID.randomUUID());
    NodeState before = state(store, name);
    Instant later = store.clock.instant().plusSeconds(1);

    store.tx.run(() -> store.nodes.report(name, before.incarnation(), REPORT, later));

    assertThat(before.work()).isEqualTo(NodeWork.NONE);
    assertThat(before.draining()).isFalse();
    assertThat(state(store, name).work()).isEqualTo(SOME);
    assertThat(before.surroundings()).isEqualTo(Surroundings.UNKNOWN);
    assertThat(state(store, name).surroundings()).isEqualTo(SEEN);
    assertThat(state(store, name).closed()).isTrue();
    assertThat(state(store, name).isDrained()).isFalse();
    assertThat(state(store, name).seenAt()).isEqualTo(later);
    assertThat(state(store, name).startedAt()).isEqualTo(before.startedAt());
    assertThat(store.tx.in(store.nodes::all)).contains(state(store, name));
  }

  @Test
  default void a_node_drains_until_it_is_told_otherwise_or_begins_anew() {
    Store store = store();
    String name = begun(store, UUID.randomUUID());

    assertThat(store.tx.in(() -> store.nodes.drain(name, true))).isTrue();
    assertThat(state(store, name).draining()).isTrue();
    store.tx.run(() -> store.nodes.drain(name, false));
    assertThat(state(store, name).draining()).isFalse();

    store.tx.run(() -> store.nodes.drain(name, true));
    store.tx.run(() -> store.nodes.begin(name, UUID.randomUUID(), store.clock.instant()));
    assertThat(state(store, name).draining()).isFalse();
    assertThat(store.tx.in(() -> store.nodes.drain("nobody", true))).isFalse();
  }

  @Test
  default void an_earlier_life_of_a_node_changes_nothing_any_more() {
    Store store = store();
    UUID earlier = UUID.randomUUID();
    UUID later = UUID.randomUUID();
    String name = begun(store, earlier);
    store.tx.run(() -> store.nodes.begin(name, later, store.clock.instant()));

    store.tx.run(() -> store.nodes.report(name, earlier, REPORT, store.clock.instant()));
    store.tx.run(() -> store.nodes.end(name, earlier));
    assertThat(state(store, name).work()).isEqualTo(NodeWork.NONE);

    store.tx.run(() -> store.nodes.end(name, later));
    assertThat(store.tx.in(() -> store.nodes.byName(name))).isEmpty();
  }

  private static String begun(Store store, UUID incarnation) {
    String name = "node " + UUID.randomUUID();
    store.tx.run(() -> store.nodes.begin(name, incarnation, store.clock.instant()));
    return name;
  }

  private static NodeState state(Store store, String name) {
    return store.tx.in(() -> store.nodes.byName(name).orElseThrow());
  }
}
