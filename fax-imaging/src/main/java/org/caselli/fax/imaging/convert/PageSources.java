package org.caselli.fax.imaging.convert;

import java.io.IOException;
import java.nio.file.Path;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.header.HeaderLine;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.PageSource;
import org.caselli.fax.imaging.picture.PictureSource;
import org.caselli.fax.imaging.text.HtmlPdf;
import org.caselli.fax.imaging.text.TextPdf;
import org.caselli.fax.imaging.tiff.TiffPages;
import org.caselli.fax.imaging.type.DocumentType;

/** Opens documents of every kind that is drawn within this process, for one conversion. */
final class PageSources {

  private final Path scratch;
  private final FaxProfile profile;
  private final int headerLines;
  private final ConversionLimits limits;
  private final Deadline deadline;

  /**
   * For one conversion.
   *
   * @param scratch a directory for files that last as long as their source is open
   */
  PageSources(Path scratch, FaxFormat format, ConversionLimits limits, Deadline deadline) {
    this.scratch = scratch;
    this.profile = FaxProfile.of(format);
    this.headerLines =
        format.header().isPresent() ? HeaderLine.lines(format.resolution().linesPerInch()) : 0;
    this.limits = limits;
    this.deadline = deadline;
  }

  /**
   * Opens a document.
   *
   * @param mediaType its charset counts for text
   */
  PageSource open(Path file, DocumentType type, String mediaType)
      throws IOException, UnreadableDocumentException {
    return switch (type.family()) {
      case PDF -> pdf(file);
      case TIFF -> new TiffSource(TiffPages.open(file, limits, profile, deadline), headerLines > 0);
      case PICTURE -> PictureSource.open(file, type, profile, headerLines, limits, deadline);
      case TEXT ->
          ScratchPdfSource.open(
              scratch, pdf -> TextPdf.write(file, mediaType, pdf, limits, deadline), this::pdf);
      case HTML ->
          ScratchPdfSource.open(
              scratch, pdf -> HtmlPdf.write(file, mediaType, pdf, limits, deadline), this::pdf);
      case OFFICE ->
          throw new UnreadableDocumentException(
              Reason.UNSUPPORTED_TYPE,
              "The document needs LibreOffice, which is not in use here;"
                  + " save it as PDF and send that.");
    };
  }

  private PageSource pdf(Path file) throws IOException, UnreadableDocumentException {
    return PdfSource.open(file, scratch, profile, headerLines, limits, deadline);
  }
}
