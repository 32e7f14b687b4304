package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How {@code PATCH} changes a document: objects are merged, null removes a field (RFC 7396). */
final class MergePatch {
  private MergePatch() {}

  /** Merges {@code change} into {@code into}. */
  static void merge(ObjectNode into, ObjectNode change) {
    change
        .properties()
        .forEach(
            property -> {
              JsonNode value = property.getValue();
              if (value.isNull()) {
                into.remove(property.getKey());
              } else if (value instanceof ObjectNode inner
                  && into.get(property.getKey()) instanceof ObjectNode present) {
                merge(present, inner);
              } else {
                into.set(property.getKey(), value.deepCopy());
              }
            });
  }
}
