package org.caselli.fax.imaging;

/**
 * Vertical resolutions of Group 3 fax (T.30, table 2, bits 15, 41): 3.85, 7.7 and 15.4 lines per
 * millimetre, always with 8.04 pixels per millimetre (204 per inch) across.
 */
public enum FaxResolution {
  STANDARD(98),
  FINE(196),
  SUPERFINE(391);

  private final int linesPerInch;

  FaxResolution(int linesPerInch) {
    this.linesPerInch = linesPerInch;
  }

  /** Rounded to whole lines, as TIFF-F (RFC 3949, 4.2.2) writes it. */
  public int linesPerInch() {
    return linesPerInch;
  }
}
