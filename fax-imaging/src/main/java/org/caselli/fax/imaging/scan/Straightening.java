package org.caselli.fax.imaging.scan;

/**
 * Turns a page about its centre, between pixels by weighing the four nearest. What would turn out
 * of the page makes all of it shrink.
 */
final class Straightening {

  private static final int INK = 160;

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
    for (int y = 0; y < area.heightPx(); y++) {
      int row = y * area.strideBytes() + area.left();
      double v = (y - centreY) / lineShape / shrink;
      for (int x = 0; x < area.widthPx(); x++) {
        double u = (x - centreX) / shrink;
        double fromX = centreX + u * cosine - v * sine;
        double fromY = centreY + (u * sine + v * cosine) * lineShape;
        area.gray()[row + x] = (byte) between(before, fromX, fromY);
      }
    }
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
