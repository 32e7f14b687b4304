package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.caselli.fax.domain.document.Sha256;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.tiff.FaxTiffReader;

/**
 * Decodes with the codec of {@code fax-imaging} alone, one page in memory at a time. The digest of
 * a page is SHA-256 over its rows from top to bottom, each packed eight pixels to a byte, the
 * leftmost in the highest bit, 1 for black, the last byte of a row filled up with 0. Thread-safe.
 */
public final class ImagingPageReader implements PageReader {
  private static final ConversionLimits LIMITS = ConversionLimits.defaults();

  @Override
  public List<FaxPage> read(Path tiff) throws IOException {
    try (FaxTiffReader reader = FaxTiffReader.open(tiff, LIMITS)) {
      List<FaxPage> pages = new ArrayList<>();
      for (PageShape shape : reader.shapes()) {
        byte[] rows = reader.page(pages.size() + 1).pixels().rows();
        String digest = HexFormat.of().formatHex(Sha256.begun().digest(rows));
        pages.add(new FaxPage(shape.widthPx(), shape.heightPx(), shape.yLinesPerInch(), digest));
      }
      return pages;
    } catch (UnreadableDocumentException e) {
      throw new IOException("The fax cannot be read: " + e.getMessage(), e);
    }
  }
}
