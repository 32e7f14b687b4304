package org.caselli.fax.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Documents to fax pages and back. Thread-safe; every call blocks until its files are written. A
 * target file is complete or absent.
 */
public interface FaxConverter {

  /**
   * Converts a document of any supported kind to a fax TIFF: 1 bit, 1728 px wide, 204 dpi by 98,
   * 196 or 391 lines per inch, one strip per page. A TIFF that a switch takes as it is, in a coding
   * that the format names, is copied when there is no header to draw; a fax TIFF that has to be
   * written anew keeps its pixels and its resolution.
   *
   * <p>Several documents become one fax, one behind the other; the header counts all their pages,
   * and the limits hold for all of them together.
   *
   * @param sources at least one
   * @param target is replaced; scratch files may appear beside it while the call lasts
   * @throws UnreadableDocumentException when a document is at fault; of several, it names which
   * @throws IOException when reading or writing files fails
   */
  FaxImageResult toFaxTiff(
      List<SourceDocument> sources, Path target, FaxFormat format, ConversionLimits limits)
      throws UnreadableDocumentException, IOException;

  /** Converts one document. */
  default FaxImageResult toFaxTiff(
      Path source, String mediaType, Path target, FaxFormat format, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    return toFaxTiff(List.of(new SourceDocument(source, mediaType)), target, format, limits);
  }

  /**
   * Writes the pages of a fax TIFF as PDF/A-2b, one image each, with the size that pixels and
   * resolution give. No pixel changes. Of a file that was cut short, as a switch may leave one, as
   * much as can be read.
   *
   * @return the number of pages
   */
  int toPdf(Path faxTiff, Path target, ConversionLimits limits)
      throws UnreadableDocumentException, IOException;

  /**
   * Draws one page of a fax TIFF as a gray PNG with square pixels.
   *
   * @param page from 1
   * @param widthPx of the picture, at most that of the page
   * @throws IllegalArgumentException when there is no such page
   */
  void preview(Path faxTiff, int page, int widthPx, Path png, ConversionLimits limits)
      throws UnreadableDocumentException, IOException;

  /**
   * The pages of a TIFF as its directories describe them; no pixel is decoded. Of a file that was
   * cut short, those that can be read.
   */
  FaxImageResult inspect(Path faxTiff, ConversionLimits limits)
      throws UnreadableDocumentException, IOException;
}
