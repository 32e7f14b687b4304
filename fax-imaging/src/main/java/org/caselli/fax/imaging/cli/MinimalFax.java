package org.caselli.fax.imaging.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.tiff.FaxTiffPage;
import org.caselli.fax.imaging.tiff.FaxTiffProfile;
import org.caselli.fax.imaging.tiff.FaxTiffReader;
import org.caselli.fax.imaging.tiff.FaxTiffWriter;

/** A fax written again in profile S of RFC 3949, which every Internet fax device reads. */
final class MinimalFax {

  private MinimalFax() {}

  /**
   * Writes the pages of a fax of 1728 px and 98 or 196 lines per inch in MH; no pixel changes.
   *
   * @throws IllegalArgumentException when a page has another width or resolution
   */
  static void write(Path fax, Path target, ConversionLimits limits)
      throws IOException, UnreadableDocumentException {
    FaxEncoder encoder = new FaxEncoder(FaxCode.mh());
    try (FaxTiffReader reader = FaxTiffReader.open(fax, limits);
        FaxTiffWriter writer = new FaxTiffWriter(target, reader.count(), FaxTiffProfile.S)) {
      int number = 0;
      for (PageShape shape : reader.shapes()) {
        number++;
        BilevelPage page = reader.page(number).pixels();
        byte[] code = encoder.encode(page.rows(), page.stride(), page.widthPx(), page.heightPx());
        writer.page(
            FaxTiffPage.sound(
                code,
                FaxCoding.MH,
                page.widthPx(),
                page.heightPx(),
                FaxProfile.X_DPI,
                shape.yLinesPerInch()));
      }
      writer.finish();
    }
  }
}
