package org.caselli.fax.imaging;

import java.time.Duration;

/**
 * How much one document may cost.
 *
 * @param maxPages fax pages of the result
 * @param maxPixelsPerPage pixels that one source page may need at fax resolution, before it is
 *     split
 * @param maxSourceImagePixels width times height of an image inside the document; bounds the memory
 *     of its decoding, about 5 bytes a pixel. In a PDF, an image of JBIG2 may have 4 times as many,
 *     and one that is decoded row by row, as fax codes are, 32 times
 * @param timeLimit looked at between pages, rows and drawing operations; one long operation of a
 *     decoder is not interrupted
 */
public record ConversionLimits(
    int maxPages, long maxPixelsPerPage, long maxSourceImagePixels, Duration timeLimit) {

  private static final int MOST_PAGES_OF_A_FAX = 0xffff;

  public ConversionLimits {
    if (maxPages < 1 || maxPages > MOST_PAGES_OF_A_FAX) {
      throw new IllegalArgumentException("maxPages must be 1 to 65535, not " + maxPages);
    }
    if (maxPixelsPerPage < 1 || maxSourceImagePixels < 1) {
      throw new IllegalArgumentException("Limits of pixels must be positive");
    }
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("The time limit must be positive, not " + timeLimit);
    }
  }

  /** 1000 pages, 40 million pixels a page, 100 million pixels an image, 5 minutes. */
  public static ConversionLimits defaults() {
    return new ConversionLimits(1000, 40_000_000, 100_000_000, Duration.ofMinutes(5));
  }
}
