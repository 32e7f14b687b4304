package org.caselli.fax.imaging.tiff;

import java.util.Optional;
import java.util.Set;
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

  /** Line lengths at 8, 12 and 16 pixels a millimetre and at 300 dpi (RFC 3949, 4.2.2). */
  private static final Set<Integer> WIDTHS_PX =
      Set.of(1728, 2048, 2432, 2592, 3072, 3648, 3456, 4096, 4864);

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

  /** The profile that an image keeps to, or why it keeps to none. */
  static String describe(TiffDirectory image, boolean littleEndian) {
    Optional<FaxCoding> coding = BilevelDecoder.coding(image);
    if (!image.bilevel()) {
      return "no fax, as it is not black and white";
    }
    if (!BilevelDecoder.knows(image) || coding.isEmpty()) {
      return "no fax, as its compression is not that of a fax";
    }
    if (image.tiled()) {
      return "no fax, as it is cut into tiles";
    }
    if (!WIDTHS_PX.contains(image.widthPx())) {
      return "no fax, as it is " + image.widthPx() + " pixels wide";
    }
    boolean known =
        TiffResolution.plausible(image.yDpi()) && TiffResolution.linesPerInch(image).isPresent();
    if (!known && image.widthPx() == 1728) {
      return "no fax, as its resolution is not that of a fax";
    }
    boolean minimal =
        littleEndian
            && !image.bigTiff()
            && coding.get() == FaxCoding.MH
            && image.widthPx() == 1728
            && image.fillOrder() == TiffDirectory.REVERSED
            && image.photometric() == TiffDirectory.WHITE_IS_ZERO
            && image.strips().size() == 1
            && image.yDpi() < TiffResolution.SUPERFINE - 20;
    return minimal ? "profile S" : "profile F";
  }
}
