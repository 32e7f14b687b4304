package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** The mark on a received fax that nobody has looked at yet. */
public final class UnreadJson {
  private static final String FIELD = "unread";

  private UnreadJson() {}

  /**
   * Whether the fax is to be marked as unread.
   *
   * @throws FaxException invalid, when the request does not say so or says something else too
   */
  public static boolean read(ObjectNode data) {
    data.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals(FIELD)) {
                throw FaxException.invalid(
                    new Violation(
                        name, "additionalProperties", "Only unread of a received fax can be set"));
              }
            });
    JsonNode unread = data.path(FIELD);
    if (!unread.isBoolean()) {
      throw FaxException.invalid(
          new Violation(
              FIELD, unread.isMissingNode() ? "required" : "type", "Say unread: true or false"));
    }
    return unread.booleanValue();
  }
}
