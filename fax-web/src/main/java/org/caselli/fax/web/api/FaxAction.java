package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/**
 * What a client wants done with a fax: the word {@code action} beside {@code data} or in the query
 * (spec 1.6).
 */
enum FaxAction {
  CANCEL;

  /** Its name beside the data, or in the query. */
  static final String PARAMETER = "action";

  /**
   * The action that a client asks for must be this one.
   *
   * @param query what the query says; an empty text when it says nothing
   * @throws FaxException violation, when it is another or none
   */
  void mustBe(ObjectNode envelope, String query) {
    String word = name().toLowerCase(Locale.ROOT);
    String asked = envelope.path(PARAMETER).asText(query);
    if (!asked.equals(word)) {
      throw FaxException.invalid(
          new Violation(
              PARAMETER,
              asked.isEmpty() ? "required" : "enum",
              "The only action for a fax on its way is " + word));
    }
  }
}
