package org.caselli.fax.imaging.picture;

import java.util.Optional;
import org.caselli.fax.imaging.sample.Density;
import org.caselli.fax.imaging.sample.SampleLayout;

/**
 * What a PNG says before its pixels.
 *
 * @param colourType 0 gray, 2 colour, 3 palette, 4 gray with opacity, 6 colour with opacity
 * @param palette three bytes for each colour; empty without one
 * @param transparency the body of tRNS; empty without one
 */
record PngHeader(
    SampleLayout layout,
    int colourType,
    boolean interlaced,
    byte[] palette,
    byte[] transparency,
    Optional<Density> density,
    int orientation) {

  static final int GRAY = 0;
  static final int COLOUR = 2;
  static final int PALETTE = 3;
  static final int GRAY_ALPHA = 4;
  static final int COLOUR_ALPHA = 6;

  /** For one pass of an interlaced picture. */
  PngHeader with(SampleLayout pass) {
    return new PngHeader(pass, colourType, interlaced, palette, transparency, density, orientation);
  }
}
