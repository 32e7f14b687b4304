package org.caselli.fax.imaging;

/**
 * The line on top of every page that tells who sends it (in the US required by 47 CFR 68.318(d)).
 *
 * @param text date, sender and station id, for example {@code "2026-11-23 14:05 Rossi
 *     +15551230000"}; the page number ({@code P 1/3}) is added at the right end
 */
public record PageHeader(String text) {

  public PageHeader {
    if (text.isBlank()) {
      throw new IllegalArgumentException("A page header needs text");
    }
  }
}
