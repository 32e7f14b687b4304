package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** What a client wants done with a fax: the word {@code action} beside {@code data} (spec 1.6). */
enum FaxAction {
  CANCEL;

  /**
   * The action that an envelope asks for must be this one.
   *
   * @throws FaxException violation, when it is another or none
   */
  void mustBe(ObjectNode envelope) {
    String word = name().toLowerCase(Locale.ROOT);
    String asked = envelope.path("action").asText("");
    if (!asked.equals(word)) {
      throw FaxException.invalid(
          new Violation(
              "action",
              asked.isEmpty() ? "required" : "enum",
              "The only action for a fax on its way is " + word));
    }
  }
}
