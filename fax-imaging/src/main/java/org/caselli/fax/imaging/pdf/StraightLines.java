package org.caselli.fax.imaging.pdf;

import java.awt.BasicStroke;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The strokes of a path that only runs along rows and columns, as rectangles of whole pixels: rules
 * and frames come out sharp, and none thinner than a pixel.
 */
final class StraightLines {

  /** A line that leaves its row or column by less, in pixels, is straight. */
  private static final double SKEW = 1 / 16.0;

  private static final int MOST = 10_000;

  private final double across;
  private final double down;
  private final boolean butt;
  private final List<Rectangle> strokes = new ArrayList<>();
  private double startX;
  private double startY;
  private double lastX;
  private double lastY;
  private int segments;

  private StraightLines(double across, double down, boolean butt) {
    this.across = across;
    this.down = down;
    this.butt = butt;
  }

  /**
   * The strokes of a path; empty when it has curves or slanting lines.
   *
   * @param width of the pen, in user space
   * @param cap as of {@link BasicStroke}
   */
  static Optional<List<Rectangle>> of(Shape path, AffineTransform toPixels, double width, int cap) {
    StraightLines lines =
        new StraightLines(
            width * Math.hypot(toPixels.getScaleX(), toPixels.getShearX()),
            width * Math.hypot(toPixels.getShearY(), toPixels.getScaleY()),
            cap == BasicStroke.CAP_BUTT);
    double[] point = new double[6];
    for (PathIterator at = path.getPathIterator(toPixels); !at.isDone(); at.next()) {
      if (!lines.take(at.currentSegment(point), point[0], point[1])
          || lines.strokes.size() > MOST) {
        return Optional.empty();
      }
    }
    return Optional.of(lines.strokes);
  }

  private boolean take(int kind, double x, double y) {
    switch (kind) {
      case PathIterator.SEG_MOVETO:
        startX = x;
        startY = y;
        lastX = x;
        lastY = y;
        segments = 0;
        return true;
      case PathIterator.SEG_LINETO:
        return line(x, y, butt ? 0 : 0.5);
      case PathIterator.SEG_CLOSE:
        return line(startX, startY, 0.5);
      default:
        return false;
    }
  }

  /** Draws to a point; corners and, unless they are butt, ends reach out by half the pen. */
  private boolean line(double x, double y, double reachThere) {
    boolean level = Math.abs(y - lastY) < SKEW;
    boolean upright = Math.abs(x - lastX) < SKEW;
    if (!level && !upright) {
      return false;
    }
    double reachHere = butt && segments == 0 ? 0 : 0.5;
    if (level && !upright) {
      double here = lastX < x ? -reachHere : reachHere;
      double there = lastX < x ? reachThere : -reachThere;
      Span along = Span.of(lastX + here * across, x + there * across);
      Span aside = Span.of((y + lastY) / 2, down, 1);
      strokes.add(new Rectangle(along.from, aside.from, along.length, aside.length));
    } else if (!level) {
      double here = lastY < y ? -reachHere : reachHere;
      double there = lastY < y ? reachThere : -reachThere;
      Span along = Span.of(lastY + here * down, y + there * down);
      Span aside = Span.of((x + lastX) / 2, across, 1);
      strokes.add(new Rectangle(aside.from, along.from, aside.length, along.length));
    } else if (!butt) {
      strokes.add(new Box(x - across / 2, y - down / 2, x + across / 2, y + down / 2).pixels());
    }
    segments++;
    lastX = x;
    lastY = y;
    return true;
  }

  /** A range of whole pixels. */
  private record Span(int from, int length) {

    static Span of(double one, double other) {
      int from = (int) Math.round(clamp(Math.min(one, other)));
      return new Span(from, Math.max(1, (int) Math.round(clamp(Math.max(one, other))) - from));
    }

    static Span of(double centre, double width, int least) {
      int length = (int) Math.max(least, Math.round(width));
      return new Span((int) Math.round(clamp(centre) - length / 2.0), length);
    }
  }

  private static double clamp(double value) {
    return Math.max(-1e6, Math.min(1e6, value));
  }
}
