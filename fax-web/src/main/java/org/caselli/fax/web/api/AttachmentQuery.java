package org.caselli.fax.web.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** What a client says about the document that it asks for. */
public class AttachmentQuery {
  private static final int WIDEST_PX = 2432;
  private static final int MOST_DOCUMENTS = 1000;
  private static final int MOST_PAGES = 65_535;

  @QueryParam("format")
  @DefaultValue("")
  String format = "";

  @QueryParam("disposition")
  @DefaultValue("attachment")
  String disposition = "attachment";

  @QueryParam("page")
  @DefaultValue("1")
  String page = "1";

  @QueryParam("document")
  @DefaultValue("1")
  String document = "1";

  @QueryParam("width")
  @DefaultValue("864")
  String width = "864";

  @HeaderParam(HttpHeaders.ACCEPT)
  List<String> accept = List.of();

  AttachmentChoice choice() {
    return AttachmentChoice.of(format, String.join(",", accept));
  }

  /** Of a preview, from 1. */
  int page() {
    return number("page", page, MOST_PAGES);
  }

  /** Which of the originals, from 1. */
  int document() {
    return number("document", document, MOST_DOCUMENTS);
  }

  /** Of a preview; half of a fax page's when nothing is said. */
  int widthPx() {
    return number("width", width, WIDEST_PX);
  }

  private static int number(String name, String value, int most) {
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw FaxException.invalid(
        new Violation(name, "range", name + " is a number from 1 to " + most));
  }
}
