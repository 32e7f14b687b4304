package org.caselli.fax.imaging;

import java.util.List;

/**
 * What a fax TIFF holds.
 *
 * @param pages at least 1
 * @param bytes length of the file
 * @param passthrough the source was fit for sending and was copied byte for byte
 * @param shapes one for each page, in order
 * @param whole false for what can be read of a file that was cut short
 */
public record FaxImageResult(
    int pages, long bytes, boolean passthrough, List<PageShape> shapes, boolean whole) {

  public FaxImageResult {
    shapes = List.copyOf(shapes);
    if (pages < 1 || pages != shapes.size()) {
      throw new IllegalArgumentException(pages + " pages with " + shapes.size() + " shapes");
    }
  }

  /** A whole file. */
  public FaxImageResult(int pages, long bytes, boolean passthrough, List<PageShape> shapes) {
    this(pages, bytes, passthrough, shapes, true);
  }
}
