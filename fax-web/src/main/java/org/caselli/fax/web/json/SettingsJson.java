package org.caselli.fax.web.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Settings on the wire. The system's lie under {@code default}, as in Kazoo, where other keys are
 * nodes; an account's lie flat. Read are both forms in both places.
 */
public final class SettingsJson {
  private static final String ALL_NODES = "default";

  private SettingsJson() {}

  /** The values to give, by name; null takes one back. */
  public static Map<String, Object> read(ObjectNode data) {
    ObjectNode given = DocumentSchema.publicPart(data);
    given.remove(List.of("id"));
    return Json.fields(given.get(ALL_NODES) instanceof ObjectNode inner ? inner : given);
  }

  /** What is given for the system. */
  public static ObjectNode ofSystem(Map<String, Object> given) {
    ObjectNode data = Json.object().put("id", "fax");
    data.set(ALL_NODES, Json.of(given));
    return data;
  }

  /** What is given for an account. */
  public static ObjectNode ofAccount(Map<String, Object> given) {
    ObjectNode data = Json.of(given).deepCopy();
    return data.put("id", "fax");
  }
}
