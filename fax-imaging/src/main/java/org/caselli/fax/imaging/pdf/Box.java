package org.caselli.fax.imaging.pdf;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** An upright rectangle in pixels and parts of pixels, y down; empty when right is left of left. */
record Box(double left, double top, double right, double bottom) {

  private static final double FAR = 1e6;

  static final Box EVERYTHING = new Box(-FAR, -FAR, FAR, FAR);

  Box {
    left = clamp(left);
    top = clamp(top);
    right = clamp(right);
    bottom = clamp(bottom);
  }

  /** The smallest box around a path. */
  static Box around(Path2D path, AffineTransform toPixels) {
    Rectangle2D bounds = toPixels.createTransformedShape(path.getBounds2D()).getBounds2D();
    return new Box(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
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

  /** All pixels that the box touches. */
  Rectangle touched() {
    if (right < left || bottom < top) {
      return new Rectangle();
    }
    int x = (int) Math.floor(left);
    int y = (int) Math.floor(top);
    return new Rectangle(x, y, (int) Math.ceil(right) - x, (int) Math.ceil(bottom) - y);
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
}
