package org.caselli.fax.imaging.pdf.image;

import org.caselli.fax.imaging.sample.SampleLayout;

/** Which pixels are transparent because of their samples (ISO 32000-1, 8.9.6.4). */
final class ColourKey {

  private final SampleLayout layout;
  private final int[] ranges;
  private final byte[] samples;

  /** Keys on ranges in samples of the picture's own depth, two numbers for each component. */
  ColourKey(SampleLayout layout, int[] ranges) {
    this.layout = layout;
    this.ranges = ranges.clone();
    if (layout.bits() > 8) {
      for (int i = 0; i < this.ranges.length; i++) {
        this.ranges[i] >>= layout.bits() - 8;
      }
    }
    this.samples = new byte[layout.rowSamples()];
  }

  /** Fills {@code alpha}, and blackens what is transparent. */
  void apply(byte[] row, byte[] gray, byte[] alpha) {
    layout.unpack(row, samples);
    int components = layout.components();
    for (int x = 0; x < layout.widthPx(); x++) {
      boolean hidden = true;
      for (int c = 0; c < components && hidden; c++) {
        int sample = samples[x * components + c] & 0xff;
        hidden = sample >= ranges[2 * c] && sample <= ranges[2 * c + 1];
      }
      alpha[x] = (byte) (hidden ? 0 : 255);
      if (hidden) {
        gray[x] = 0;
      }
    }
  }
}
