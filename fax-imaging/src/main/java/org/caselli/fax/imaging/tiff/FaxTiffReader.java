package org.caselli.fax.imaging.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;

/**
 * The pages of a fax TIFF, decoded by nothing but our own code. The directories are walked once,
 * when the file is opened; a page is read when it is asked for, and memory holds that one. Not
 * thread-safe.
 */
public final class FaxTiffReader implements Closeable {

  private final List<TiffDirectory> pages;
  private final BilevelDecoder decoder;

  private FaxTiffReader(List<TiffDirectory> pages, BilevelDecoder decoder) {
    this.pages = pages;
    this.decoder = decoder;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableDocumentException when it is no TIFF, when it has too many pages, and when a
   *     page is not black and white in a code of faxes
   */
  public static FaxTiffReader open(Path file, ConversionLimits limits)
      throws IOException, UnreadableDocumentException {
    List<TiffDirectory> pages = TiffImages.pages(file, limits);
    for (TiffDirectory page : pages) {
      if (!BilevelDecoder.knows(page)) {
        throw new UnreadableDocumentException(
            Reason.UNSUPPORTED_TYPE,
            "Page " + (page.index() + 1) + " of the TIFF is not coded as a fax page.");
      }
    }
    return new FaxTiffReader(pages, new BilevelDecoder(file, limits.maxSourceImagePixels()));
  }

  public int count() {
    return pages.size();
  }

  public List<PageShape> shapes() {
    return pages.stream().map(TiffImages::shape).toList();
  }

  /**
   * Decodes a page; damaged rows are concealed.
   *
   * @param number from 1
   * @throws IllegalArgumentException when there is no such page
   */
  public DecodedPage page(int number) throws IOException, UnreadableDocumentException {
    if (number < 1 || number > pages.size()) {
      throw new IllegalArgumentException("The fax has " + pages.size() + " pages, no " + number);
    }
    return decoder.read(pages.get(number - 1));
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }
}
