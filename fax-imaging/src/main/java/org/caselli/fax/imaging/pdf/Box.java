package org.caselli.fax.imaging.pdf;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Optional;

/** An upright rectangle in pixels and parts of pixels, y down; empty when right is left of left. */
record Box(double left, double top, double right, double bottom) {

  private static final double FAR = 1e6;
  private static final double SKEW = 1 / 64.0;
  private static final int CORNERS = 4;

  static final Box EVERYTHING = new Box(-FAR, -FAR, FAR, FAR);

  /** The path as a rectangle, if it is a single one that stands upright in pixels. */
  static Optional<Box> of(Path2D path, AffineTransform toPixels) {
    double[] xs = new double[CORNERS];
    double[] ys = new double[CORNERS];
    double[] point = new double[6];
    int corners = 0;
    boolean closed = false;
    for (PathIterator at = path.getPathIterator(toPixels); !at.isDone(); at.next()) {
      int kind = at.currentSegment(point);
      if (kind == PathIterator.SEG_CLOSE) {
        closed = true;
        continue;
      }
      boolean start = kind == PathIterator.SEG_MOVETO && corners == 0;
      boolean back = corners == CORNERS && same(point[0], xs[0]) && same(point[1], ys[0]);
      if (back && (kind == PathIterator.SEG_LINETO || closed)) {
        continue;
      }
      if (closed || corners == CORNERS || !start && kind != PathIterator.SEG_LINETO) {
        return Optional.empty();
      }
      xs[corners] = point[0];
      ys[corners++] = point[1];
    }
    return corners == CORNERS ? of(xs, ys) : Optional.empty();
  }

  private static Optional<Box> of(double[] x, double[] y) {
    boolean acrossFirst =
        same(y[0], y[1]) && same(x[1], x[2]) && same(y[2], y[3]) && same(x[3], x[0]);
    boolean downFirst =
        same(x[0], x[1]) && same(y[1], y[2]) && same(x[2], x[3]) && same(y[3], y[0]);
    if (!acrossFirst && !downFirst) {
      return Optional.empty();
    }
    return Optional.of(
        new Box(
            clamp(Math.min(x[0], x[2])),
            clamp(Math.min(y[0], y[2])),
            clamp(Math.max(x[0], x[2])),
            clamp(Math.max(y[0], y[2]))));
  }

  Box intersection(Box other) {
    return new Box(
        Math.max(left, other.left),
        Math.max(top, other.top),
        Math.min(right, other.right),
        Math.min(bottom, other.bottom));
  }

  /** All pixels whose centre lies within; of a box thinner than a pixel, the one it lies in. */
  Rectangle pixels() {
    if (right < left || bottom < top) {
      return new Rectangle();
    }
    int x = first(left, right);
    int y = first(top, bottom);
    return new Rectangle(x, y, Math.max(1, last(right) - x), Math.max(1, last(bottom) - y));
  }

  private static int first(double from, double to) {
    int first = (int) Math.ceil(from - 0.5);
    return first < last(to) ? first : (int) Math.floor((from + to) / 2);
  }

  private static int last(double to) {
    return (int) Math.ceil(to - 0.5);
  }

  private static double clamp(double value) {
    return Math.max(-FAR, Math.min(FAR, value));
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) < SKEW;
  }
}
