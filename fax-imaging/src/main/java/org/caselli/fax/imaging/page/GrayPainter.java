package org.caselli.fax.imaging.page;

import java.io.IOException;

/** Something that can draw a range of its lines at fax resolution. */
public interface GrayPainter {

  /** Draws lines {@code from} to {@code from + lines} into the top rows of the cleared raster. */
  void paint(GrayRaster raster, int from, int lines) throws IOException;

  /** Whether the page is one picture from edge to edge, as scanners make it. */
  default boolean scanned() {
    return false;
  }
}
