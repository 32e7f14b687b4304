package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.SourceDocument;
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
      List<SourceDocument> sources, Path target, FaxFormat format, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    List<SourceDocument> ready = new ArrayList<>();
    try (ScratchDirectory scratch = ScratchDirectory.in(target.toAbsolutePath().getParent())) {
      for (SourceDocument source : sources) {
        int position = ready.size() + 1;
        try {
          ready.add(ready(source, scratch.path().resolve("document-" + position), limits));
        } catch (UnreadableDocumentException e) {
          throw e.of(position, sources.size());
        }
      }
      return converter.toFaxTiff(ready, target, format, limits);
    }
  }

  /** The PDF of an Office document; any other document as it is. */
  private SourceDocument ready(SourceDocument source, Path scratch, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    if (Files.size(source.file()) == 0) {
      return source;
    }
    DocumentType type = DocumentType.of(source.file(), source.mediaType());
    if (type.family() != DocumentFamily.OFFICE || !inUse.getAsBoolean()) {
      return source;
    }
    Path document = scratch.resolveSibling(scratch.getFileName() + "." + type.extension());
    Path pdf = scratch.resolveSibling(scratch.getFileName() + ".pdf");
    Files.copy(source.file(), document);
    office.toPdf(document, type, pdf, limits.timeLimit());
    return new SourceDocument(pdf, PDF);
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
