package org.caselli.fax.imaging.page;

import java.io.IOException;

/** Takes the pages of one document in order. */
public interface PageSink {

  /** Adds a source page that is drawn in gray, as one or more fax pages. */
  void add(PageFit fit, GrayPainter painter) throws IOException;

  /** Adds a page whose pixels stay as they are. */
  void add(BilevelPage page, int linesPerInch) throws IOException;

  /** Whether any page of the document so far has a black pixel below its header. */
  boolean hasInk();
}
