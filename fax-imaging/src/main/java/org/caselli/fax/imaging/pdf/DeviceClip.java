package org.caselli.fax.imaging.pdf;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;

/** The clip of the graphics state in pixels, kept as long as it stays the same. */
final class DeviceClip {

  private List<Path2D> lastPaths = List.of();
  private int lastSize;
  private AffineTransform lastTransform = new AffineTransform();
  private Optional<Rectangle> lastBox = Optional.empty();

  /**
   * The intersection of clipping paths, when each is an upright rectangle in pixels: all pixels
   * whose centre lies within, and at least one row and column of a clip that is thinner than a
   * pixel, as it may be a line.
   */
  Optional<Rectangle> box(List<Path2D> paths, AffineTransform toPixels) {
    // Lists only ever grow, and only while one state holds them.
    if (paths != lastPaths || paths.size() != lastSize || !toPixels.equals(lastTransform)) {
      lastPaths = paths;
      lastSize = paths.size();
      lastTransform = toPixels;
      lastBox = intersect(paths, toPixels);
    }
    return lastBox;
  }

  private static Optional<Rectangle> intersect(List<Path2D> paths, AffineTransform toPixels) {
    Box box = Box.EVERYTHING;
    for (Path2D path : paths) {
      Optional<Boxes> next = Boxes.of(path, toPixels);
      if (next.isEmpty() || next.get().all().size() != 1) {
        return Optional.empty();
      }
      box = box.intersection(next.get().all().get(0));
    }
    return Optional.of(box.pixels());
  }

  /** The pixels that a clip of any shape may touch. */
  static Rectangle bounds(List<Path2D> paths, AffineTransform toPixels) {
    Box box = Box.EVERYTHING;
    for (Path2D path : paths) {
      box = box.intersection(Box.around(path, toPixels));
    }
    return box.touched();
  }
}
