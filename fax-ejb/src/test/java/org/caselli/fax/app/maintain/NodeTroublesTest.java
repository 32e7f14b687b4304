package org.caselli.fax.app.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.drain.ListNodes.Line;
import org.caselli.fax.app.maintain.Trouble.Kind;
import org.caselli.fax.domain.dispatch.NodeState;
import org.caselli.fax.domain.dispatch.NodeWork;
import org.caselli.fax.domain.dispatch.Surroundings;
import org.caselli.fax.domain.dispatch.Surroundings.Disk;
import org.caselli.fax.domain.dispatch.Surroundings.Switch;
import org.junit.jupiter.api.Test;

class NodeTroublesTest {
  private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");
  private static final Disk ROOMY = new Disk("data", 900, 100);
  private static final Surroundings FINE =
      new Surroundings(
          "freeswitch", true, true, List.of(new Switch("fs1", true, 1, "1.10")), List.of(ROOMY));

  private static Line node(String name, boolean alive, boolean draining, Surroundings seen) {
    return new Line(
        new NodeState(
            name, UUID.randomUUID(), THEN, THEN, draining, draining, new NodeWork(4, 0, 0), seen),
        alive,
        false);
  }

  private static List<Kind> kinds(Line... nodes) {
    return NodeTroubles.of(List.of(nodes)).map(Trouble::kind).toList();
  }

  @Test
  void all_is_well_when_nodes_say_so() {
    assertThat(kinds(node("a", true, false, FINE), node("b", true, false, FINE))).isEmpty();
  }

  @Test
  void a_node_that_has_not_looked_yet_is_no_trouble() {
    assertThat(kinds(node("a", true, false, Surroundings.UNKNOWN))).isEmpty();
  }

  @Test
  void a_silent_node_is_told_of_with_what_it_had_and_not_with_what_it_saw() {
    Surroundings nothing = new Surroundings("freeswitch", false, false, List.of(), List.of());

    assertThat(NodeTroubles.of(List.of(node("a", false, false, nothing))))
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.kind()).isEqualTo(Kind.NODE_SILENT);
              assertThat(trouble.subject()).isEqualTo("a");
              assertThat(trouble.since()).contains(THEN);
              assertThat(trouble.count()).isEqualTo(4);
            });
  }

  @Test
  void a_switch_is_told_of_once_and_counts_who_cannot_reach_it() {
    Surroundings half =
        new Surroundings(
            "freeswitch",
            true,
            true,
            List.of(new Switch("fs1", true, 1, "1.10"), new Switch("fs2", false, 0, "refused")),
            List.of(ROOMY));

    assertThat(NodeTroubles.of(List.of(node("a", true, false, half), node("b", true, false, half))))
        .containsExactly(new Trouble(Kind.SWITCH_DOWN, "fs2", "refused", 2));
  }

  @Test
  void without_any_switch_nothing_is_sent() {
    Surroundings none =
        new Surroundings(
            "freeswitch", false, true, List.of(new Switch("fs1", false, 0, "gone")), List.of());

    assertThat(kinds(node("a", true, false, none)))
        .containsExactly(Kind.NO_SWITCH, Kind.SWITCH_DOWN);
    assertThat(kinds(node("a", true, false, none), node("b", true, false, FINE)))
        .containsExactly(Kind.SWITCH_DOWN);
  }

  @Test
  void a_short_disk_a_missing_broker_and_a_node_that_drains_are_told_by_node() {
    Surroundings poor =
        new Surroundings("sandbox", true, false, List.of(), List.of(new Disk("journal", 5, 100)));

    assertThat(NodeTroubles.of(List.of(node("a", true, true, poor))))
        .containsExactlyInAnyOrder(
            new Trouble(Kind.NODE_DRAINS, "a", "", 4),
            new Trouble(Kind.BROKER_DOWN, "a", "", 1),
            new Trouble(Kind.DISK_SHORT, "a", "journal", 5));
  }
}
