package org.caselli.fax.faults.run;

import java.time.Duration;

/**
 * How long faults and faxes follow each other in the row that takes hours.
 *
 * @param lasts no fax is handed in afterwards
 * @param faxes that are handed in, evenly, over that time; fewer if the server is slower
 */
public record Soak(Duration lasts, int faxes) {
  private static final Soak BRIEF = new Soak(Duration.ofMinutes(2), 200);

  /** Enough to see that the row works. */
  static Soak brief() {
    return BRIEF;
  }

  /** From one fax to the next. */
  Duration between() {
    return lasts.dividedBy(faxes);
  }
}
