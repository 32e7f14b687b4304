package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.caselli.fax.app.maintain.Trouble;

/** Something that an operator should know of. */
public final class TroubleJson {
  private TroubleJson() {}

  /** The trouble, in words that a program can tell apart. */
  public static ObjectNode of(Trouble trouble) {
    ObjectNode json = Json.object();
    json.put("kind", word(trouble.kind()));
    json.put("weight", word(trouble.kind().weight()));
    json.put("subject", trouble.subject());
    json.put("detail", trouble.detail());
    trouble.since().ifPresent(at -> json.put("since", WireTime.of(at)));
    json.put("count", trouble.count());
    return json;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
