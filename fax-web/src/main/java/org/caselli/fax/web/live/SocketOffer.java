package org.caselli.fax.web.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What clients of the websocket may subscribe to. */
public final class SocketOffer {
  private SocketOffer() {}

  /** The bindings, by their first word. */
  public static Map<String, List<String>> bindings() {
    return Stream.of("fax", "object")
        .collect(
            Collectors.toMap(
                family -> family, Binding::offered, (one, other) -> one, TreeMap::new));
  }
}
