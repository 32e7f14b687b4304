package org.caselli.fax.imaging.sample;

import java.io.IOException;

/**
 * Turns rows of plain samples into rows of gray: 0 = black, largest = white; one component is gray,
 * three are red, green and blue; another one behind them is opacity over white paper.
 */
public final class GrayRows implements RowTarget {

  private static final int RGB = 3;

  private final SampleLayout layout;
  private final RowTarget target;
  private final byte[] samples;
  private final byte[] gray;

  public GrayRows(SampleLayout layout, RowTarget target) {
    this.layout = layout;
    this.target = target;
    this.samples = new byte[layout.rowSamples()];
    this.gray = new byte[layout.widthPx()];
  }

  @Override
  public void row(byte[] row) throws IOException {
    layout.unpack(row, samples);
    if (layout.bits() < 8) {
      spread();
    }
    switch (layout.components()) {
      case 1 -> System.arraycopy(samples, 0, gray, 0, gray.length);
      case RGB -> Gray.rgbRow(samples, gray, gray.length);
      default -> onWhite();
    }
    target.row(gray);
  }

  private void spread() {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (255 * (samples[i] & 0xff) / layout.maxSample());
    }
  }

  private void onWhite() {
    int components = layout.components();
    for (int x = 0, at = 0; x < gray.length; x++, at += components) {
      int value = samples[at] & 0xff;
      if (components > RGB) {
        value = Gray.rgb(value, samples[at + 1] & 0xff, samples[at + 2] & 0xff);
      }
      gray[x] = (byte) Gray.onWhite(value, samples[at + components - 1] & 0xff);
    }
  }
}
