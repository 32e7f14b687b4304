package org.caselli.fax.imaging.sample;

/**
 * How the samples of a picture lie in its rows: pixel after pixel, component after component, most
 * significant bit first, each row from a byte of its own.
 *
 * @param bits of a sample: 1, 2, 4, 8 or 16
 */
public record SampleLayout(int widthPx, int heightPx, int components, int bits) {

  private static final int MOST_COMPONENTS = 32;

  public SampleLayout {
    boolean known = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
    if (widthPx < 1 || heightPx < 1 || !known || components < 1 || components > MOST_COMPONENTS) {
      throw new IllegalArgumentException(
          widthPx + " x " + heightPx + ", " + components + " components of " + bits + " bits");
    }
    if (((long) widthPx * components * bits + 7) / 8 > Integer.MAX_VALUE / 4
        || (long) widthPx * components > Integer.MAX_VALUE / 4) {
      throw new IllegalArgumentException("Rows of " + widthPx + " pixels are too long");
    }
  }

  public int rowBytes() {
    return (int) (((long) widthPx * components * bits + 7) / 8);
  }

  /** Samples of a row. */
  public int rowSamples() {
    return widthPx * components;
  }

  /** Spreads a row to one byte per sample: the value itself, of 16 bits the upper 8. */
  public void unpack(byte[] packed, byte[] samples) {
    int count = rowSamples();
    switch (bits) {
      case 8 -> System.arraycopy(packed, 0, samples, 0, count);
      case 16 -> {
        for (int i = 0; i < count; i++) {
          samples[i] = packed[2 * i];
        }
      }
      default -> {
        int perByte = 8 / bits;
        int mask = (1 << bits) - 1;
        for (int i = 0; i < count; i++) {
          int shift = 8 - bits * (i % perByte + 1);
          samples[i] = (byte) (packed[i / perByte] >> shift & mask);
        }
      }
    }
  }

  /** The largest value of an unpacked sample. */
  public int maxSample() {
    return (1 << Math.min(8, bits)) - 1;
  }
}
