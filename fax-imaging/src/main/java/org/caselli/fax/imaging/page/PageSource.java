package org.caselli.fax.imaging.page;

import java.io.Closeable;
import java.io.IOException;
import org.caselli.fax.imaging.UnreadableDocumentException;

/** The pages of one opened document, laid out for a profile. Not thread-safe. */
public interface PageSource extends Closeable {

  /** The number of fax pages, after long pages are cut. */
  long pages() throws UnreadableDocumentException;

  /** Pixels of the largest page at fax resolution, before it is cut. */
  long largestPagePixels() throws UnreadableDocumentException;

  /** Draws all pages, once. */
  void drawInto(PageSink target) throws IOException, UnreadableDocumentException;
}
