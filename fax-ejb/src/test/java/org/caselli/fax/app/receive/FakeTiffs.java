package org.caselli.fax.app.receive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.SourceDocument;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;

/** TIFF files of which only the beginning and the number of pages are true. */
final class FakeTiffs implements FaxConverter {
  /** A file with so many pages that can be read. */
  static Path tiff(Path directory, int pages) throws IOException {
    return tiff(directory, pages + " pages");
  }

  /** A file that begins like a TIFF. */
  static Path tiff(Path directory, String content) throws IOException {
    Path file = directory.resolve("received.tiff");
    return Files.write(file, ("II*\0" + content).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public FaxImageResult inspect(Path faxTiff, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    String content = Files.readString(faxTiff, StandardCharsets.ISO_8859_1).substring(4);
    int pages = Character.digit(content.charAt(0), 10);
    if (pages < 1) {
      throw new UnreadableDocumentException(Reason.DAMAGED, "The TIFF is cut off.");
    }
    return new FaxImageResult(
        pages, 1, false, Collections.nCopies(pages, new PageShape(1728, 1000, 204, 196)));
  }

  @Override
  public FaxImageResult toFaxTiff(
      List<SourceDocument> sources, Path target, FaxFormat format, ConversionLimits limits) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int toPdf(Path faxTiff, Path target, ConversionLimits limits) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void preview(Path faxTiff, int page, int widthPx, Path png, ConversionLimits limits) {
    throw new UnsupportedOperationException();
  }
}
