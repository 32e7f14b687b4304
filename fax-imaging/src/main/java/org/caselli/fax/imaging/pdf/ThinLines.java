package org.caselli.fax.imaging.pdf;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/** Lines one pixel thick, in any direction and along curves, drawn straight into the raster. */
final class ThinLines {

  /** How far a curve's chords may leave it, in pixels. */
  private static final double FLATNESS = 0.3;

  /** Pens up to this, in pixels, count as thin. */
  private static final double THIN = 1.5;

  private static final double FAR = 1e6;

  private final GrayTarget target;
  private final byte gray;

  private ThinLines(GrayTarget target, int gray) {
    this.target = target;
    this.gray = (byte) gray;
  }

  /** Whether a pen of the given width in user space is thin. */
  static boolean isThin(AffineTransform toPixels, double width) {
    return width * Math.hypot(toPixels.getScaleX(), toPixels.getShearX()) <= THIN
        && width * Math.hypot(toPixels.getShearY(), toPixels.getScaleY()) <= THIN;
  }

  static void draw(GrayTarget target, Shape path, int gray) {
    ThinLines lines = new ThinLines(target, gray);
    double[] to = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (PathIterator at = path.getPathIterator(target.toPixels(), FLATNESS);
        !at.isDone();
        at.next()) {
      switch (at.currentSegment(to)) {
        case PathIterator.SEG_MOVETO:
          startX = to[0];
          startY = to[1];
          break;
        case PathIterator.SEG_LINETO:
          lines.line(x, y, to[0], to[1]);
          break;
        default:
          lines.line(x, y, startX, startY);
          to[0] = startX;
          to[1] = startY;
      }
      x = to[0];
      y = to[1];
    }
  }

  /** One pixel per column of a rather level line, one per row of a rather steep one. */
  private void line(double x0, double y0, double x1, double y1) {
    if (!(Math.abs(x0) < FAR && Math.abs(y0) < FAR && Math.abs(x1) < FAR && Math.abs(y1) < FAR)) {
      return;
    }
    boolean steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
    double from = steep ? y0 : x0;
    double to = steep ? y1 : x1;
    double side = steep ? x0 : y0;
    double slope = to == from ? 0 : (steep ? x1 - x0 : y1 - y0) / (to - from);
    Rectangle clip = target.clip();
    int least = steep ? clip.y : clip.x;
    int most = steep ? clip.y + clip.height : clip.x + clip.width;
    int first = Math.max(least, (int) Math.floor(Math.min(from, to)));
    int last = Math.min(most - 1, (int) Math.floor(Math.max(from, to)));
    byte[] pixels = target.pixels();
    int width = target.widthPx();
    for (int along = first; along <= last; along++) {
      double centre = Math.max(Math.min(from, to), Math.min(Math.max(from, to), along + 0.5));
      int across = (int) Math.floor(side + (centre - from) * slope);
      if (steep) {
        if (across >= clip.x && across < clip.x + clip.width) {
          pixels[along * width + across] = gray;
        }
      } else if (across >= clip.y && across < clip.y + clip.height) {
        pixels[across * width + along] = gray;
      }
    }
  }
}
