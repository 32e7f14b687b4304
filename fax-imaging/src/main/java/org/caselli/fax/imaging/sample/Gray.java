package org.caselli.fax.imaging.sample;

/**
 * Gray of device colours, 8 bits each way, 0 = black, by plain formulas (those of ISO 32000-1,
 * 10.3, where nothing else is said): profiles are of no use to a fax.
 */
public final class Gray {

  private Gray() {}

  public static int rgb(int red, int green, int blue) {
    return (77 * red + 150 * green + 29 * blue) >> 8;
  }

  /**
   * Of inks, 255 = full ink. Black lets its share of the light through that the colours leave; the
   * sum of both, as in ISO 32000-1, turns the shadows of photographs into one black area.
   */
  public static int cmyk(int cyan, int magenta, int yellow, int black) {
    return (255 - black) * (255 - rgb(cyan, magenta, yellow)) / 255;
  }

  /** Of a gray that covers white paper by {@code alpha} of 255. */
  public static int onWhite(int gray, int alpha) {
    return 255 - (255 - gray) * alpha / 255;
  }

  /** A row of interleaved red, green and blue. */
  public static void rgbRow(byte[] rgb, byte[] gray, int widthPx) {
    for (int x = 0, at = 0; x < widthPx; x++, at += 3) {
      gray[x] = (byte) rgb(rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff);
    }
  }

  /** A row of interleaved inks. */
  public static void cmykRow(byte[] cmyk, byte[] gray, int widthPx) {
    for (int x = 0, at = 0; x < widthPx; x++, at += 4) {
      gray[x] =
          (byte)
              cmyk(cmyk[at] & 0xff, cmyk[at + 1] & 0xff, cmyk[at + 2] & 0xff, cmyk[at + 3] & 0xff);
    }
  }
}
