package org.caselli.fax.imaging;

/** How a page finds its size on the fax page. */
public enum Scaling {
  /** True to scale, centred; a page that is too wide shrinks to the width. */
  TRUE_SIZE,
  /**
   * Enlarged or reduced to the width of the fax page, but not enlarged so far that one page becomes
   * two.
   */
  FIT
}
