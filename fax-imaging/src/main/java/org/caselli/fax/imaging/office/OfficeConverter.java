package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.type.DocumentFamily;
import org.caselli.fax.imaging.type.DocumentType;

/**
 * Gives Office documents to LibreOffice first, and the PDF that comes of it, like every other
 * document, to another converter. Looks no further into a document than its type needs.
 */
public final class OfficeConverter implements FaxConverter {

  private static final String PDF = "application/pdf";

  private final OfficePool office;
  private final FaxConverter converter;
  private final BooleanSupplier inUse;

  /** The pool stays its owner's to close. */
  public OfficeConverter(OfficePool office, FaxConverter converter) {
    this(office, converter, () -> true);
  }

  /**
   * As above, for documents that come while LibreOffice is in use.
   *
   * @param inUse asked for each Office document; when it is not, the other converter refuses it
   */
  public OfficeConverter(OfficePool office, FaxConverter converter, BooleanSupplier inUse) {
    this.office = office;
    this.converter = converter;
    this.inUse = inUse;
  }

  @Override
  public FaxImageResult toFaxTiff(
      Path source, String mediaType, Path target, FaxFormat format, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    if (Files.size(source) == 0) {
      return converter.toFaxTiff(source, mediaType, target, format, limits);
    }
    DocumentType type = DocumentType.of(source, mediaType);
    if (type.family() != DocumentFamily.OFFICE || !inUse.getAsBoolean()) {
      return converter.toFaxTiff(source, mediaType, target, format, limits);
    }
    try (ScratchDirectory scratch = ScratchDirectory.in(target.toAbsolutePath().getParent())) {
      Path document = scratch.path().resolve("document." + type.extension());
      Path pdf = scratch.path().resolve("document.pdf");
      Files.copy(source, document);
      office.toPdf(document, type, pdf, limits.timeLimit());
      return converter.toFaxTiff(pdf, PDF, target, format, limits);
    }
  }

  @Override
  public int toPdf(Path faxTiff, Path target, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    return converter.toPdf(faxTiff, target, limits);
  }

  @Override
  public void preview(Path faxTiff, int page, int widthPx, Path png, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    converter.preview(faxTiff, page, widthPx, png, limits);
  }

  @Override
  public FaxImageResult inspect(Path faxTiff, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    return converter.inspect(faxTiff, limits);
  }
}
