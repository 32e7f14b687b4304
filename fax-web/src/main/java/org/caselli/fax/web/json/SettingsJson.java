package org.caselli.fax.web.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.caselli.fax.domain.settings.RetiredSetting;
import org.caselli.fax.wire.DocumentSchema;
import org.caselli.fax.wire.Json;

/**
 * Settings on the wire. The system's lie under {@code default}, as in Kazoo, where other keys are
 * nodes, and beside them what the retired ones were followed by; an account's and a faxbox's lie
 * flat. Read are both forms in all places.
 */
public final class SettingsJson {
  private static final String ALL_NODES = "default";
  private static final String RETIRED = "_retired";

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
    ObjectNode retired = data.putObject(RETIRED);
    RetiredSetting.all().forEach(one -> retired.put(one.name(), one.successor()));
    return data;
  }

  /** What is given for an account or a faxbox. */
  public static ObjectNode of(Map<String, Object> given) {
    ObjectNode data = Json.of(given).deepCopy();
    return data.put("id", "fax");
  }
}
