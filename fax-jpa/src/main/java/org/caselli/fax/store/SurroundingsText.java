package org.caselli.fax.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caselli.fax.domain.dispatch.Surroundings;
import org.caselli.fax.domain.dispatch.Surroundings.Disk;
import org.caselli.fax.domain.dispatch.Surroundings.Switch;

/** {@link Surroundings} as JSON in a column. */
final class SurroundingsText {
  private SurroundingsText() {}

  static String write(Surroundings seen) {
    return JsonText.write(
        Map.of(
            "engine", seen.engine(),
            "able", seen.able(),
            "broker_up", seen.brokerUp(),
            "switches", seen.switches().stream().map(SurroundingsText::of).toList(),
            "disks", seen.disks().stream().map(SurroundingsText::of).toList()));
  }

  private static Map<String, ?> of(Switch each) {
    return Map.of(
        "name", each.name(), "up", each.up(), "calls", each.calls(), "detail", each.detail());
  }

  private static Map<String, ?> of(Disk each) {
    return Map.of("place", each.place(), "free", each.freeBytes(), "limit", each.limitBytes());
  }

  /** An empty object is a node that has said nothing yet. */
  static Surroundings read(String json) {
    Map<String, Object> seen = JsonText.readObject(json);
    return seen.isEmpty()
        ? Surroundings.UNKNOWN
        : new Surroundings(
            (String) seen.get("engine"),
            (Boolean) seen.get("able"),
            (Boolean) seen.get("broker_up"),
            rows(seen.get("switches")).map(SurroundingsText::link).toList(),
            rows(seen.get("disks")).map(SurroundingsText::disk).toList());
  }

  private static Stream<Map<?, ?>> rows(Object list) {
    return ((List<?>) list).stream().map(row -> (Map<?, ?>) row);
  }

  private static Switch link(Map<?, ?> row) {
    return new Switch(
        (String) row.get("name"),
        (Boolean) row.get("up"),
        ((Number) row.get("calls")).intValue(),
        (String) row.get("detail"));
  }

  private static Disk disk(Map<?, ?> row) {
    return new Disk(
        (String) row.get("place"),
        ((Number) row.get("free")).longValue(),
        ((Number) row.get("limit")).longValue());
  }
}
