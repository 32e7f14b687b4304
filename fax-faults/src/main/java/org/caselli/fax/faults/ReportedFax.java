package org.caselli.fax.faults;

import java.util.List;
import java.util.Locale;

/**
 * What the server says of an outbound fax at the end.
 *
 * @param id of the fax
 * @param number to which it went
 * @param outcome what it came to
 * @param pages digests of its pages, from its fax TIFF ({@link
 *     org.caselli.fax.faults.telephone.PageDigests}); empty when they are not known, and then no
 *     other fax may go to that number
 */
public record ReportedFax(String id, String number, Outcome outcome, List<String> pages) {

  /** What a fax came to. */
  public enum Outcome {
    /** Not at an end. */
    OPEN,
    DELIVERED,
    /** The server says that it was not delivered. */
    FAILED,
    /** The server says that nobody knows. */
    UNKNOWN,
    CANCELLED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ReportedFax {
    pages = List.copyOf(pages);
  }
}
