package org.caselli.fax.app.maintain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caselli.fax.app.drain.ListNodes.Line;
import org.caselli.fax.app.maintain.Trouble.Kind;
import org.caselli.fax.domain.dispatch.Surroundings;
import org.caselli.fax.domain.dispatch.Surroundings.Switch;

/** What is wrong by what the nodes say. */
final class NodeTroubles {
  private NodeTroubles() {}

  static Stream<Trouble> of(List<Line> nodes) {
    List<Line> living = nodes.stream().filter(Line::alive).toList();
    return Stream.of(
            nodes.stream().filter(node -> !node.alive()).map(NodeTroubles::silent),
            living.stream().filter(node -> node.state().draining()).map(NodeTroubles::draining),
            living.stream().flatMap(NodeTroubles::around),
            switches(living))
        .flatMap(found -> found);
  }

  private static Trouble silent(Line node) {
    return new Trouble(
        Kind.NODE_SILENT,
        node.state().name(),
        "",
        Optional.of(node.state().seenAt()),
        node.state().work().calls());
  }

  private static Trouble draining(Line node) {
    return new Trouble(Kind.NODE_DRAINS, node.state().name(), "", node.state().work().calls());
  }

  private static Stream<Trouble> around(Line node) {
    Surroundings seen = node.state().surroundings();
    String name = node.state().name();
    Stream<Trouble> disks =
        seen.disks().stream()
            .filter(Surroundings.Disk::isShort)
            .map(disk -> new Trouble(Kind.DISK_SHORT, name, disk.place(), disk.freeBytes()));
    return seen.isKnown() && !seen.brokerUp()
        ? Stream.concat(Stream.of(new Trouble(Kind.BROKER_DOWN, name, "", 1)), disks)
        : disks;
  }

  /** A switch that several nodes cannot reach is told of once; one that some reach counts those. */
  private static Stream<Trouble> switches(List<Line> living) {
    Map<String, List<Switch>> down = new LinkedHashMap<>();
    living.stream()
        .flatMap(node -> node.state().surroundings().switches().stream())
        .filter(link -> !link.up())
        .forEach(link -> down.computeIfAbsent(link.name(), name -> new ArrayList<>()).add(link));
    Stream<Trouble> links =
        down.entrySet().stream()
            .map(
                each ->
                    new Trouble(
                        Kind.SWITCH_DOWN,
                        each.getKey(),
                        each.getValue().get(0).detail(),
                        each.getValue().size()));
    List<Surroundings> known =
        living.stream()
            .map(node -> node.state().surroundings())
            .filter(Surroundings::isKnown)
            .toList();
    return !known.isEmpty() && known.stream().noneMatch(Surroundings::able)
        ? Stream.concat(Stream.of(new Trouble(Kind.NO_SWITCH, "", known.get(0).engine(), 0)), links)
        : links;
  }
}
