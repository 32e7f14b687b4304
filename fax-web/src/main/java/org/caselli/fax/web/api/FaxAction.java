package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/**
 * What a client wants done with a fax: the word {@code action} beside {@code data} or in the query
 * (spec 1.6). Each view has its own.
 */
enum FaxAction {
  CANCEL,
  RESUBMIT,
  FORWARD;

  /** Its name beside the data, or in the query. */
  static final String PARAMETER = "action";

  /** What can be done with a fax of that view. */
  static FaxAction in(View view) {
    return switch (view) {
      case OUTGOING -> CANCEL;
      case OUTBOX -> RESUBMIT;
      case INBOX -> FORWARD;
    };
  }

  /** As the client says it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The action that a client asks for must be this one.
   *
   * @param query what the query says; an empty text when it says nothing
   * @throws FaxException violation, when it is another or none
   */
  void mustBe(ObjectNode envelope, String query) {
    String asked = envelope.path(PARAMETER).asText(query);
    if (!asked.equals(word())) {
      throw FaxException.invalid(
          new Violation(
              PARAMETER,
              asked.isEmpty() ? "required" : "enum",
              "The only action for a fax at this address is " + word()));
    }
  }
}
