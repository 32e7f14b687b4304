package org.caselli.fax.imaging.convert;

import java.io.IOException;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.page.PageSink;
import org.caselli.fax.imaging.page.PageSource;
import org.caselli.fax.imaging.tiff.TiffPages;

/** A TIFF as fax pages. */
final class TiffSource implements PageSource {

  private final TiffPages tiff;
  private final boolean withHeader;

  TiffSource(TiffPages tiff, boolean withHeader) {
    this.tiff = tiff;
    this.withHeader = withHeader;
  }

  @Override
  public long pages() throws UnreadableDocumentException {
    return tiff.count(withHeader);
  }

  @Override
  public long largestPagePixels() throws UnreadableDocumentException {
    return tiff.largestPagePixels(withHeader);
  }

  @Override
  public void drawInto(PageSink target) throws IOException, UnreadableDocumentException {
    tiff.drawInto(target, withHeader);
  }

  @Override
  public void close() throws IOException {
    tiff.close();
  }
}
