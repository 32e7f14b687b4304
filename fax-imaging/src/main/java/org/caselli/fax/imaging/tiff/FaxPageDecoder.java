package org.caselli.fax.imaging.tiff;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.page.BilevelPage;

/**
 * Decodes black and white pages of every compression: those of faxes by our own code, the others by
 * the readers of {@link TiffDecoder}. Not thread-safe.
 */
public final class FaxPageDecoder implements Closeable {

  private final BilevelDecoder own;
  private final TiffDecoder others;

  public FaxPageDecoder(Path file, long maxColourPixels) throws IOException {
    this.own = new BilevelDecoder(file, maxColourPixels);
    this.others = new TiffDecoder(file, maxColourPixels);
  }

  /** The pixels as they are stored; {@code UNSUPPORTED_TYPE} when they are gray or coloured. */
  public DecodedPage read(TiffDirectory page) throws IOException, UnreadableDocumentException {
    if (BilevelDecoder.knows(page)) {
      return own.read(page);
    }
    if (page.bilevel()) {
      BufferedImage image = others.read(page, 1);
      if (BilevelPage.isBilevel(image)) {
        return new DecodedPage(BilevelPage.of(image), RowDamage.NONE);
      }
    }
    throw new UnreadableDocumentException(
        Reason.UNSUPPORTED_TYPE,
        "The TIFF is not a fax, as it has gray or coloured pages; send it as a document.");
  }

  /** What decodes the codes of faxes. */
  public BilevelDecoder own() {
    return own;
  }

  @Override
  public void close() throws IOException {
    own.close();
    others.close();
  }
}
