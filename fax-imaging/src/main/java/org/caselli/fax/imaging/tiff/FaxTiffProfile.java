package org.caselli.fax.imaging.tiff;

import org.caselli.fax.imaging.FaxCoding;

/** Profiles of black and white fax files (RFC 3949, sections 3 and 4). */
public enum FaxTiffProfile {
  /**
   * Minimal, which every Internet fax device reads: little-endian, 1728 px, 98 or 196 lines per
   * inch, MH, least significant bit first.
   */
  S,
  /** Extended: any width and resolution of a fax; MH, MR or MMR; most significant bit first. */
  F;

  void require(FaxTiffPage page) {
    boolean minimal =
        page.coding() == FaxCoding.MH
            && page.widthPx() == 1728
            && (page.yLinesPerInch() == TiffResolution.STANDARD
                || page.yLinesPerInch() == TiffResolution.FINE);
    if (this == S && !minimal) {
      throw new IllegalArgumentException(
          "Profile S holds MH pages of 1728 px at 98 or 196 lines per inch, no "
              + page.coding()
              + " page of "
              + page.widthPx()
              + " px at "
              + page.yLinesPerInch());
    }
  }
}
