package org.caselli.fax.imaging.picture;

import org.caselli.fax.imaging.sample.Gray;
import org.caselli.fax.imaging.sample.SampleLayout;

/** Turns a PNG's rows into gray, transparency on white. */
final class PngColours {

  private static final int RGB = 3;

  private final PngHeader header;
  private final SampleLayout layout;
  private final byte[] samples;
  private final byte[] table;

  PngColours(PngHeader header) {
    this.header = header;
    this.layout = header.layout();
    this.samples = new byte[layout.rowSamples()];
    this.table = header.colourType() == PngHeader.PALETTE ? palette() : grays();
  }

  private byte[] palette() {
    byte[] grays = new byte[layout.maxSample() + 1];
    byte[] colours = header.palette();
    for (int i = 0; i < grays.length && RGB * i + 2 < colours.length; i++) {
      int gray =
          Gray.rgb(
              colours[RGB * i] & 0xff, colours[RGB * i + 1] & 0xff, colours[RGB * i + 2] & 0xff);
      int alpha = i < header.transparency().length ? header.transparency()[i] & 0xff : 255;
      grays[i] = (byte) Gray.onWhite(gray, alpha);
    }
    return grays;
  }

  /** Gray samples as such; the one that tRNS names is white. */
  private byte[] grays() {
    byte[] grays = new byte[layout.maxSample() + 1];
    for (int i = 0; i < grays.length; i++) {
      grays[i] = (byte) (255 * i / layout.maxSample());
    }
    if (header.colourType() == PngHeader.GRAY && header.transparency().length >= 2) {
      grays[key(0) & layout.maxSample()] = (byte) 255;
    }
    return grays;
  }

  /** A sample that tRNS names, as the rows are unpacked. */
  private int key(int component) {
    byte[] body = header.transparency();
    return body[2 * component + (layout.bits() == 16 ? 0 : 1)] & 0xff;
  }

  void gray(byte[] row, byte[] gray) {
    layout.unpack(row, samples);
    switch (header.colourType()) {
      case PngHeader.COLOUR -> {
        Gray.rgbRow(samples, gray, gray.length);
        hideKey(gray);
      }
      case PngHeader.GRAY_ALPHA -> {
        for (int x = 0; x < gray.length; x++) {
          gray[x] = (byte) Gray.onWhite(samples[2 * x] & 0xff, samples[2 * x + 1] & 0xff);
        }
      }
      case PngHeader.COLOUR_ALPHA -> {
        for (int x = 0, at = 0; x < gray.length; x++, at += 4) {
          int value = Gray.rgb(samples[at] & 0xff, samples[at + 1] & 0xff, samples[at + 2] & 0xff);
          gray[x] = (byte) Gray.onWhite(value, samples[at + RGB] & 0xff);
        }
      }
      default -> {
        for (int x = 0; x < gray.length; x++) {
          gray[x] = table[samples[x] & 0xff];
        }
      }
    }
  }

  private void hideKey(byte[] gray) {
    if (header.transparency().length < 2 * RGB) {
      return;
    }
    for (int x = 0, at = 0; x < gray.length; x++, at += RGB) {
      if ((samples[at] & 0xff) == key(0)
          && (samples[at + 1] & 0xff) == key(1)
          && (samples[at + 2] & 0xff) == key(2)) {
        gray[x] = (byte) 255;
      }
    }
  }
}
