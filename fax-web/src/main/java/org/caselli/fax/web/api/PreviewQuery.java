package org.caselli.fax.web.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.prepare.PreviewDocument.Wanted;
import org.caselli.fax.domain.fax.FaxOptions.Look;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** Which pages of a document that is not sent yet somebody wants to see. Used for one request. */
public class PreviewQuery {
  private static final int MOST_PAGES = 20;
  private static final int WIDEST = 1728;
  private static final Set<String> RESOLUTIONS = Set.of("", "standard", "fine", "superfine");
  private static final Set<String> CONTENTS = Set.of("", "automatic", "text", "photo");

  /** The first page, from 1. */
  @QueryParam("from")
  @DefaultValue("1")
  int from;

  /** How many pages. */
  @QueryParam("count")
  @DefaultValue("10")
  int count;

  /** Of the pictures, in pixels. */
  @QueryParam("width")
  @DefaultValue("864")
  int width;

  /** As {@code fax_resolution} of a fax. */
  @QueryParam("fax_resolution")
  @DefaultValue("")
  String resolution = "";

  /** As {@code content_mode} of a fax. */
  @QueryParam("content_mode")
  @DefaultValue("")
  String content = "";

  /**
   * What is wanted of a document that would be sent from there.
   *
   * @throws FaxException invalid
   */
  Wanted wanted(UUID account, Optional<UUID> faxbox) {
    within("from", from, Integer.MAX_VALUE);
    within("count", count, MOST_PAGES);
    within("width", width, WIDEST);
    return new Wanted(
        account,
        faxbox,
        new Look(
            oneOf("fax_resolution", resolution, RESOLUTIONS),
            oneOf("content_mode", content, CONTENTS)),
        from,
        count,
        width);
  }

  private static void within(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw FaxException.invalid(
          new Violation(
              name, value < 1 ? "minimum" : "maximum", "Give a number from 1 to " + most));
    }
  }

  private static String oneOf(String name, String value, Set<String> words) {
    String word = value.toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw FaxException.invalid(
          new Violation(name, "enum", "There is no " + name + " called " + value));
    }
    return word;
  }
}
