package org.caselli.fax.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.tiff.TiffDirectory;

/**
 * Documents to fax pages and back. Thread-safe and without state; every call blocks until its files
 * are written, uses one core and, for a page, memory in proportion to the page. Limits are kept
 * between operations: a decoder that does not come back from one operation is not stopped. A target
 * file is complete or absent.
 */
public final class DocumentConverter {

  private final ConversionLimits limits;
  private final FaxProfile profile;
  private final LongSupplier nanoTime;

  public DocumentConverter(ConversionLimits limits) {
    this(limits, FaxProfile.fine(), System::nanoTime);
  }

  DocumentConverter(ConversionLimits limits, FaxProfile profile, LongSupplier nanoTime) {
    this.limits = limits;
    this.profile = profile;
    this.nanoTime = nanoTime;
  }

  /**
   * Converts a PDF or TIFF to a fax TIFF: 1 bit, 1728 px wide, 204 dpi by 196 lines per inch, Group
   * 4, one strip per page. A TIFF that a switch takes as it is, is copied when there is no header.
   *
   * @param mediaType as the client gives it; the content counts more
   * @param target is replaced; scratch files may appear beside it while the call lasts
   * @throws UnreadableDocumentException when the document is at fault
   * @throws IOException when reading or writing files fails
   */
  public FaxImageResult toFaxTiff(
      Path source, String mediaType, Path target, Optional<PageHeader> header)
      throws UnreadableDocumentException, IOException {
    refuseEmpty(source);
    DocumentType type =
        DocumentType.of(source, mediaType)
            .orElseThrow(
                () ->
                    new UnreadableDocumentException(
                        Reason.UNSUPPORTED_TYPE,
                        "The document is neither a PDF nor a TIFF; save it as PDF and send that."));
    return writing(
        target,
        deadline ->
            switch (type) {
              case PDF -> fromPdf(source, target, header, deadline);
              case TIFF -> fromTiff(source, target, header, deadline);
            });
  }

  /**
   * Writes the pages of a fax TIFF as PDF, one Group 4 image each, with the size that pixels and
   * resolution give. No pixel changes.
   *
   * @return the number of pages
   */
  public int toPdf(Path faxTiff, Path target) throws UnreadableDocumentException, IOException {
    refuseEmpty(faxTiff);
    return writing(
        target,
        deadline ->
            new FaxPdfWriter(faxTiff, TiffPages.pageDirectories(faxTiff, limits), limits, deadline)
                .write(target, directory(target)));
  }

  /** The pages of a TIFF as its directories describe them; no pixel is decoded. */
  public FaxImageResult inspect(Path faxTiff) throws UnreadableDocumentException, IOException {
    refuseEmpty(faxTiff);
    Deadline deadline = new Deadline(nanoTime, limits.timeLimit());
    try (TiffPages pages = TiffPages.open(faxTiff, limits, profile, deadline)) {
      List<PageShape> shapes = pages.shapes();
      return new FaxImageResult(shapes.size(), Files.size(faxTiff), false, shapes);
    }
  }

  /**
   * One page of a fax TIFF as {@link BufferedImage#TYPE_BYTE_BINARY}, 0 = black.
   *
   * @param page from 1
   * @throws IllegalArgumentException when there is no such page
   */
  public BufferedImage page(Path faxTiff, int page)
      throws UnreadableDocumentException, IOException {
    refuseEmpty(faxTiff);
    List<TiffDirectory> pages = TiffPages.pageDirectories(faxTiff, limits);
    if (page < 1 || page > pages.size()) {
      throw new IllegalArgumentException("The fax has " + pages.size() + " pages, no " + page);
    }
    try (TiffDecoder decoder = new TiffDecoder(faxTiff, limits.maxSourceImagePixels())) {
      BufferedImage image = decoder.read(pages.get(page - 1));
      if (!BilevelPage.isBilevel(image)) {
        throw new UnreadableDocumentException(
            Reason.UNSUPPORTED_TYPE, "The TIFF is not a fax, as it has gray or coloured pages.");
      }
      return BilevelPage.of(image).toImage();
    }
  }

  private FaxImageResult fromPdf(
      Path source, Path target, Optional<PageHeader> header, Deadline deadline)
      throws UnreadableDocumentException, IOException {
    int headerLines = header.isPresent() ? HeaderLine.lines(profile.linesPerInch()) : 0;
    try (PdfPages pdf = PdfPages.open(source, directory(target), limits, deadline)) {
      List<PageFit> fits = pdf.layOut(profile, headerLines);
      int room = FaxPages.room(profile, profile.linesPerInch(), header.isPresent());
      long total = 0;
      for (PageFit fit : fits) {
        refuseLarge((long) fit.lines() * profile.widthPx());
        total += new PageCuts(fit.lines(), room).pieces();
      }
      try (FaxPages pages = faxPages(target, total, header, deadline)) {
        pdf.drawInto(pages, fits);
        return pages.finish();
      }
    }
  }

  private FaxImageResult fromTiff(
      Path source, Path target, Optional<PageHeader> header, Deadline deadline)
      throws UnreadableDocumentException, IOException {
    try (TiffPages tiff = TiffPages.open(source, limits, profile, deadline)) {
      if (header.isEmpty() && tiff.fitForSending()) {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        List<PageShape> shapes = tiff.shapes();
        return new FaxImageResult(shapes.size(), Files.size(target), true, shapes);
      }
      refuseLarge(tiff.largestPagePixels(header.isPresent()));
      long total = tiff.count(header.isPresent());
      try (FaxPages pages = faxPages(target, total, header, deadline)) {
        tiff.drawInto(pages, header.isPresent());
        return pages.finish();
      }
    }
  }

  private FaxPages faxPages(Path target, long total, Optional<PageHeader> header, Deadline deadline)
      throws UnreadableDocumentException, IOException {
    if (total > limits.maxPages()) {
      throw UnreadableDocumentException.tooLarge(
          "The document has " + total + " fax pages, more than " + limits.maxPages());
    }
    return new FaxPages(target, (int) total, header, profile, deadline);
  }

  private void refuseLarge(long pagePixels) throws UnreadableDocumentException {
    if (pagePixels > limits.maxPixelsPerPage()) {
      throw UnreadableDocumentException.tooLarge("A page of the document is too long");
    }
  }

  private static void refuseEmpty(Path source) throws UnreadableDocumentException, IOException {
    if (Files.size(source) == 0) {
      throw new UnreadableDocumentException(
          Reason.EMPTY, "The document is empty; send a document with at least one page.");
    }
  }

  private static Path directory(Path target) {
    Path parent = target.toAbsolutePath().getParent();
    return parent == null ? target.toAbsolutePath() : parent;
  }

  /** One conversion, which may stop at the deadline or fail for a fault of the document. */
  private interface Conversion<T> {
    T run(Deadline deadline) throws UnreadableDocumentException, IOException;
  }

  private <T> T writing(Path target, Conversion<T> conversion)
      throws UnreadableDocumentException, IOException {
    boolean done = false;
    try {
      T result = conversion.run(new Deadline(nanoTime, limits.timeLimit()));
      done = true;
      return result;
    } catch (ConversionStopped e) {
      throw e.answer();
    } finally {
      if (!done) {
        Files.deleteIfExists(target);
      }
    }
  }
}
