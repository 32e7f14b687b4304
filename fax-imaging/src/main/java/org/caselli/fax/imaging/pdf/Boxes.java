package org.caselli.fax.imaging.pdf;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rectangles of a path that consists of nothing else.
 *
 * @param sameWay all are drawn clockwise, or all the other way, so that none is a hole in another
 */
record Boxes(List<Box> all, boolean sameWay) {

  /** Corners that differ by less, in pixels, lie on one line. */
  private static final double SKEW = 1 / 64.0;

  private static final int CORNERS = 4;

  /** The path as rectangles that stand upright in pixels; empty when any part is none. */
  static Optional<Boxes> of(Shape path, AffineTransform toPixels) {
    Reader reader = new Reader();
    for (PathIterator at = path.getPathIterator(toPixels); !at.isDone(); at.next()) {
      if (!reader.take(at)) {
        return Optional.empty();
      }
    }
    return reader.finish() ? Optional.of(reader.boxes()) : Optional.empty();
  }

  /** Whether filling each rectangle on its own is the same as filling the path. */
  boolean fillable(int windingRule, double alpha) {
    return all.size() == 1 || sameWay && windingRule == PathIterator.WIND_NON_ZERO && alpha == 1;
  }

  /** Collects corners, subpath by subpath. */
  private static final class Reader {

    private final double[] point = new double[6];
    private final double[] x = new double[CORNERS];
    private final double[] y = new double[CORNERS];
    private final List<Box> boxes = new ArrayList<>(1);
    private int corners;
    private int clockwise;

    /** Takes one segment; false when the path is no rectangle. */
    boolean take(PathIterator at) {
      switch (at.currentSegment(point)) {
        case PathIterator.SEG_MOVETO:
          return finish() && add();
        case PathIterator.SEG_LINETO:
          return corners > 0 && (backAtStart() || corners < CORNERS && add());
        case PathIterator.SEG_CLOSE:
          return true;
        default:
          return false;
      }
    }

    private boolean backAtStart() {
      return corners == CORNERS && same(point[0], x[0]) && same(point[1], y[0]);
    }

    private boolean add() {
      x[corners] = point[0];
      y[corners] = point[1];
      corners++;
      return true;
    }

    /** Ends a subpath; one that only moves leaves nothing. */
    boolean finish() {
      int had = corners;
      corners = 0;
      if (had <= 1) {
        return true;
      }
      boolean acrossFirst =
          same(y[0], y[1]) && same(x[1], x[2]) && same(y[2], y[3]) && same(x[3], x[0]);
      boolean downFirst =
          same(x[0], x[1]) && same(y[1], y[2]) && same(x[2], x[3]) && same(y[3], y[0]);
      if (had != CORNERS || !acrossFirst && !downFirst) {
        return false;
      }
      double turn = (x[1] - x[0]) * (y[2] - y[1]) - (y[1] - y[0]) * (x[2] - x[1]);
      clockwise += turn >= 0 ? 1 : 0;
      boxes.add(
          new Box(
              Math.min(x[0], x[2]),
              Math.min(y[0], y[2]),
              Math.max(x[0], x[2]),
              Math.max(y[0], y[2])));
      return true;
    }

    Boxes boxes() {
      return new Boxes(boxes, clockwise == 0 || clockwise == boxes.size());
    }
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) < SKEW;
  }
}
