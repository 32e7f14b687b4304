package org.caselli.fax.imaging.pdf.image;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.util.Optional;

/**
 * Where an upright picture goes on the raster: whole pixels, so that the strips of a picture that
 * was cut up meet without a seam.
 *
 * @param box on the raster; at least one pixel each way, and may reach beyond the raster
 * @param transposed rows of the picture run down the raster
 * @param fromRight the picture's columns (its rows, when transposed) begin at the right
 * @param fromBottom the picture's rows (its columns, when transposed) begin at the bottom
 */
record Placement(Rectangle box, boolean transposed, boolean fromRight, boolean fromBottom) {

  /** Pixels that a picture may be off the upright without anybody seeing it. */
  private static final double SKEW = 0.5;

  private static final double FAR = 1e7;

  /**
   * Places the unit square.
   *
   * @param toPixels from the unit square, y up, to pixels, y down
   * @return empty when it stands aslant or lies far outside of any raster
   */
  static Optional<Placement> of(AffineTransform toPixels) {
    double a = toPixels.getScaleX();
    double b = toPixels.getShearY();
    double c = toPixels.getShearX();
    double d = toPixels.getScaleY();
    boolean upright = Math.abs(b) < SKEW && Math.abs(c) < SKEW;
    boolean transposed = !upright && Math.abs(a) < SKEW && Math.abs(d) < SKEW;
    double across = transposed ? c : a;
    double down = transposed ? b : d;
    double x = toPixels.getTranslateX() + (transposed ? a : c) / 2;
    double y = toPixels.getTranslateY() + (transposed ? d : b) / 2;
    if (!upright && !transposed || !near(x) || !near(y) || !near(across) || !near(down)) {
      return Optional.empty();
    }
    Rectangle box = box(x, x + across, y, y + down);
    // Rows begin at the unit square's top; columns at its left.
    return Optional.of(
        transposed
            ? new Placement(box, true, c > 0, b < 0)
            : new Placement(box, false, a < 0, d > 0));
  }

  private static boolean near(double value) {
    return Math.abs(value) < FAR;
  }

  private static Rectangle box(double x1, double x2, double y1, double y2) {
    int left = edge(x1, x2);
    int top = edge(y1, y2);
    return new Rectangle(left, top, length(x1, x2), length(y1, y2));
  }

  private static int edge(double from, double to) {
    double low = Math.min(from, to);
    return Math.round(low) == Math.round(Math.max(from, to))
        ? (int) Math.floor((from + to) / 2)
        : (int) Math.round(low);
  }

  private static int length(double from, double to) {
    return (int) Math.max(1, Math.abs(Math.round(to) - Math.round(from)));
  }

  /** Columns that the picture is scaled to. */
  int columns() {
    return transposed ? box.height : box.width;
  }

  int lines() {
    return transposed ? box.width : box.height;
  }

  /** The part of the scaled picture that falls into a rectangle of the raster, which meets it. */
  Rectangle window(Rectangle visible) {
    Rectangle part = visible.intersection(box);
    int x = fromRight ? box.x + box.width - part.x - part.width : part.x - box.x;
    int y = fromBottom ? box.y + box.height - part.y - part.height : part.y - box.y;
    return transposed
        ? new Rectangle(y, x, part.height, part.width)
        : new Rectangle(x, y, part.width, part.height);
  }

  /**
   * Where the pixels of {@link #window} lie: the place of the raster's first one, and the steps.
   */
  Walk walk(Rectangle visible) {
    Rectangle part = visible.intersection(box);
    int right = transposed ? part.height : 1;
    int below = transposed ? 1 : part.width;
    int start =
        (fromRight ? (part.width - 1) * right : 0) + (fromBottom ? (part.height - 1) * below : 0);
    return new Walk(start, fromRight ? -right : right, fromBottom ? -below : below);
  }

  /**
   * A way through the window's pixels in the order of the raster.
   *
   * @param right to the raster's next pixel
   * @param below to the raster's next row
   */
  record Walk(int start, int right, int below) {}
}
