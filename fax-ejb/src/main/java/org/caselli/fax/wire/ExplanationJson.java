package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.app.notify.ExplainFax.Explanation;

/** Why a fax has not come through, on the wire. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** What there is to say; nothing else. */
  public static ObjectNode of(Explanation explanation) {
    ObjectNode json = Json.object().put("language", explanation.language());
    putIfAny(json, "what", explanation.what());
    putIfAny(json, "next", explanation.next());
    putIfAny(json, "advice", explanation.advice());
    return json;
  }

  private static void putIfAny(ObjectNode json, String name, String sentence) {
    if (!sentence.isEmpty()) {
      json.put(name, sentence);
    }
  }
}
