package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.tiff.FaxTiffPage;
import org.caselli.fax.imaging.tiff.FaxTiffReader;
import org.caselli.fax.imaging.tiff.FaxTiffWriter;

/** Cuts with the codec of {@code fax-imaging}; what is cut is coded in MMR. Thread-safe. */
public final class ImagingPageCutter implements PageCutter {
  private static final ConversionLimits LIMITS = ConversionLimits.defaults();

  @Override
  public void cut(Path tiff, int first, int count, Path target) throws IOException {
    try (FaxTiffReader reader = FaxTiffReader.open(tiff, LIMITS)) {
      if (first > 0 || count < reader.count()) {
        write(reader, first, count, target);
        return;
      }
    } catch (UnreadableDocumentException e) {
      if (first > 0) {
        throw new IOException("The fax cannot be read: " + e.getMessage(), e);
      }
    }
    Files.copy(tiff, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(FaxTiffReader reader, int first, int count, Path target)
      throws IOException, UnreadableDocumentException {
    FaxEncoder encoder = new FaxEncoder(FaxCode.mmr());
    try (FaxTiffWriter writer = new FaxTiffWriter(target, count)) {
      for (int index = first; index < first + count; index++) {
        PageShape shape = reader.shapes().get(index);
        BilevelPage page = reader.page(index + 1).pixels();
        writer.page(
            FaxTiffPage.sound(
                encoder.encode(page.rows(), page.stride(), page.widthPx(), page.heightPx()),
                FaxCoding.MMR,
                page.widthPx(),
                page.heightPx(),
                shape.xDpi(),
                shape.yLinesPerInch()));
      }
      writer.finish();
    }
  }
}
