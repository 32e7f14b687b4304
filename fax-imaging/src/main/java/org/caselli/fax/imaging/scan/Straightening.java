package org.caselli.fax.imaging.scan;

/**
 * Turns a page about its centre, between pixels by weighing the four nearest. What would turn out
 * of the page makes all of it shrink.
 */
final class Straightening {

  private static final int INK = 160;
  private static final int SHIFT = 16;
  private static final int ONE = 1 << SHIFT;

  private final ScanArea area;
  private final double cosine;
  private final double sine;

  /** Lines per inch over pixels per inch. */
  private final double lineShape;

  private final double centreX;
  private final double centreY;

  /**
   * Prepares to turn.
   *
   * @param angle by which the page lies clockwise, in radians
   * @param lineShape lines per inch over pixels per inch, as turning is done in inches
   */
  Straightening(ScanArea area, double angle, double lineShape) {
    this.area = area;
    this.cosine = Math.cos(angle);
    this.sine = Math.sin(angle);
    this.lineShape = lineShape;
    this.centreX = (area.widthPx() - 1) / 2.0;
    this.centreY = (area.heightPx() - 1) / 2.0;
  }

  void apply() {
    double shrink = shrink();
    byte[] source = area.gray().clone();
    ScanArea before =
        new ScanArea(source, area.strideBytes(), area.left(), area.widthPx(), area.heightPx());
    // Places on the page as it was, in 1/65536 of a pixel.
    int stepX = (int) Math.round(cosine / shrink * ONE);
    int stepY = (int) Math.round(sine * lineShape / shrink * ONE);
    double u = -centreX / shrink;
    for (int y = 0; y < area.heightPx(); y++) {
      double v = (y - centreY) / lineShape / shrink;
      long fromX = Math.round((centreX + u * cosine - v * sine) * ONE);
      long fromY = Math.round((centreY + (u * sine + v * cosine) * lineShape) * ONE);
      turnRow(before, y * area.strideBytes() + area.left(), fromX, fromY, stepX, stepY);
    }
  }

  private void turnRow(ScanArea before, int row, long startX, long startY, int stepX, int stepY) {
    byte[] source = before.gray();
    long fromX = startX;
    long fromY = startY;
    for (int x = 0; x < area.widthPx(); x++) {
      int left = (int) (fromX >> SHIFT);
      int top = (int) (fromY >> SHIFT);
      boolean inside = (left | top | area.widthPx() - 2 - left | area.heightPx() - 2 - top) >= 0;
      area.gray()[row + x] =
          (byte)
              (inside
                  ? within(source, top * area.strideBytes() + area.left() + left, fromX, fromY)
                  : between(before, (double) fromX / ONE, (double) fromY / ONE));
      fromX += stepX;
      fromY += stepY;
    }
  }

  /** The mean of the four pixels from {@code at} on, most of which are white on a page. */
  private int within(byte[] source, int at, long x, long y) {
    int below = at + area.strideBytes();
    if ((source[at] & source[at + 1] & source[below] & source[below + 1]) == -1) {
      return 255;
    }
    int u = (int) (x & ONE - 1) >> 8;
    int v = (int) (y & ONE - 1) >> 8;
    int upper = (source[at] & 0xff) * (256 - u) + (source[at + 1] & 0xff) * u;
    int lower = (source[below] & 0xff) * (256 - u) + (source[below + 1] & 0xff) * u;
    return upper * (256 - v) + lower * v + ONE / 2 >> SHIFT;
  }

  private static int between(ScanArea page, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double u = x - left;
    double v = y - top;
    double upper = at(page, left, top) * (1 - u) + at(page, left + 1, top) * u;
    double lower = at(page, left, top + 1) * (1 - u) + at(page, left + 1, top + 1) * u;
    return (int) (upper * (1 - v) + lower * v + 0.5);
  }

  /** Beyond the edges the paper goes on as it was there, unless ink touches the edge. */
  private static int at(ScanArea page, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < page.widthPx() && y < page.heightPx();
    if (inside) {
      return page.at(x, y);
    }
    int near =
        page.at(
            Math.max(0, Math.min(page.widthPx() - 1, x)),
            Math.max(0, Math.min(page.heightPx() - 1, y)));
    return near < INK ? 255 : near;
  }

  /** The scale at which all ink stays on the page. */
  private double shrink() {
    double shrink = 1;
    for (int y = 0; y < area.heightPx(); y++) {
      int first = firstInk(y);
      if (first < area.widthPx()) {
        shrink = Math.min(shrink, Math.min(fitting(first, y), fitting(lastInk(y), y)));
      }
    }
    return shrink;
  }

  private int firstInk(int y) {
    int x = 0;
    while (x < area.widthPx() && area.at(x, y) >= INK) {
      x++;
    }
    return x;
  }

  private int lastInk(int y) {
    int x = area.widthPx() - 1;
    while (area.at(x, y) >= INK) {
      x--;
    }
    return x;
  }

  private double fitting(int x, int y) {
    double u = x - centreX;
    double v = (y - centreY) / lineShape;
    double toX = Math.abs(u * cosine + v * sine);
    double toY = Math.abs((v * cosine - u * sine) * lineShape);
    double across = toX > centreX ? centreX / toX : 1;
    double down = toY > centreY ? centreY / toY : 1;
    return Math.min(across, down);
  }
}
