package org.caselli.fax.imaging.convert;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.LongSupplier;
import javax.imageio.ImageIO;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.SourceDocument;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.pdf.FaxPdfWriter;
import org.caselli.fax.imaging.tiff.FaxPageDecoder;
import org.caselli.fax.imaging.tiff.TiffDirectory;
import org.caselli.fax.imaging.tiff.TiffImages;
import org.caselli.fax.imaging.tiff.TiffPages;
import org.caselli.fax.imaging.type.DocumentType;

/**
 * Converts within this process. Without state; uses one core and, for a page, memory in proportion
 * to the page. Limits are kept between operations: a decoder that does not come back from one
 * operation is not stopped.
 */
public final class DocumentConverter implements FaxConverter {

  private final LongSupplier nanoTime;

  public DocumentConverter() {
    this(System::nanoTime);
  }

  DocumentConverter(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public FaxImageResult toFaxTiff(
      List<SourceDocument> sources, Path target, FaxFormat format, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    for (int i = 0; i < sources.size(); i++) {
      refuseEmpty(sources.get(i).file(), i + 1, sources.size());
    }
    SourceDocument first = sources.get(0);
    boolean copied =
        sources.size() == 1
            && format.header().isEmpty()
            && DocumentType.of(first.file(), first.mediaType()) == DocumentType.TIFF;
    return writing(
        target,
        limits,
        deadline ->
            copied
                ? fromTiff(first.file(), target, format, limits, deadline)
                : drawn(sources, target, format, limits, deadline));
  }

  @Override
  public int toPdf(Path faxTiff, Path target, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    refuseEmpty(faxTiff);
    return writing(
        target,
        limits,
        deadline ->
            new FaxPdfWriter(faxTiff, TiffImages.salvaged(faxTiff, limits), limits, deadline)
                .write(target));
  }

  @Override
  public FaxImageResult inspect(Path faxTiff, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    refuseEmpty(faxTiff);
    try {
      return inspected(faxTiff, TiffImages.pages(faxTiff, limits), true);
    } catch (UnreadableDocumentException e) {
      return inspected(faxTiff, readable(faxTiff, limits), false);
    }
  }

  /** Of a file that was cut short, the pages before those of which no row came. */
  private static List<TiffDirectory> readable(Path faxTiff, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    List<TiffDirectory> pages = TiffImages.salvaged(faxTiff, limits);
    try (FaxPageDecoder decoder = new FaxPageDecoder(faxTiff, limits.maxSourceImagePixels())) {
      int count = pages.size();
      while (count > 1 && !isReadable(pages.get(count - 1), decoder)) {
        count--;
      }
      return pages.subList(0, count);
    }
  }

  private static boolean isReadable(TiffDirectory page, FaxPageDecoder decoder) throws IOException {
    try {
      decoder.read(page);
      return true;
    } catch (UnreadableDocumentException e) {
      return false;
    }
  }

  private static FaxImageResult inspected(Path faxTiff, List<TiffDirectory> pages, boolean whole)
      throws IOException {
    List<PageShape> shapes = pages.stream().map(TiffImages::shape).toList();
    return new FaxImageResult(shapes.size(), Files.size(faxTiff), false, shapes, whole);
  }

  @Override
  public void preview(Path faxTiff, int page, int widthPx, Path png, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    refuseEmpty(faxTiff);
    writing(
        png,
        limits,
        deadline -> {
          TiffDirectory directory = TiffImages.page(faxTiff, page, limits);
          try (FaxPageDecoder decoder =
              new FaxPageDecoder(faxTiff, limits.maxSourceImagePixels())) {
            BilevelPage pixels = decoder.read(directory).pixels();
            BufferedImage picture = new PagePreview(directory, deadline).draw(pixels, widthPx);
            return ImageIO.write(picture, "png", png.toFile());
          }
        });
  }

  /**
   * One page of a fax TIFF as {@link BufferedImage#TYPE_BYTE_BINARY}, 0 = black.
   *
   * @param page from 1
   * @throws IllegalArgumentException when there is no such page
   */
  public BufferedImage page(Path faxTiff, int page, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    refuseEmpty(faxTiff);
    TiffDirectory directory = TiffImages.page(faxTiff, page, limits);
    try (FaxPageDecoder decoder = new FaxPageDecoder(faxTiff, limits.maxSourceImagePixels())) {
      return decoder.read(directory).pixels().toImage();
    }
  }

  private static FaxImageResult drawn(
      List<SourceDocument> sources,
      Path target,
      FaxFormat format,
      ConversionLimits limits,
      Deadline deadline)
      throws UnreadableDocumentException, IOException {
    PageSources opener = new PageSources(directory(target), format, limits, deadline);
    try (JoinedSources pages = new JoinedSources(sources.size())) {
      for (SourceDocument source : sources) {
        pages.add(opener, source);
      }
      return write(pages, target, format, limits, deadline);
    }
  }

  private FaxImageResult fromTiff(
      Path source, Path target, FaxFormat format, ConversionLimits limits, Deadline deadline)
      throws UnreadableDocumentException, IOException {
    try (TiffPages tiff = TiffPages.open(source, limits, FaxProfile.of(format), deadline)) {
      if (tiff.objection(format.codings()).isEmpty()) {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        List<PageShape> shapes = tiff.shapes();
        return new FaxImageResult(shapes.size(), Files.size(target), true, shapes);
      }
      JoinedSources pages = new JoinedSources(1);
      pages.add(new TiffSource(tiff, false));
      return write(pages, target, format, limits, deadline);
    }
  }

  private static FaxImageResult write(
      JoinedSources source,
      Path target,
      FaxFormat format,
      ConversionLimits limits,
      Deadline deadline)
      throws UnreadableDocumentException, IOException {
    if (source.largestPagePixels() > limits.maxPixelsPerPage()) {
      throw UnreadableDocumentException.tooLarge("A page of the document is too long");
    }
    long total = source.pages();
    if (total > limits.maxPages()) {
      throw UnreadableDocumentException.tooLarge(
          "The document has " + total + " fax pages, more than " + limits.maxPages());
    }
    try (FaxPages pages = new FaxPages(target, (int) total, format, deadline)) {
      source.drawInto(pages);
      return pages.finish();
    }
  }

  private static void refuseEmpty(Path source) throws UnreadableDocumentException, IOException {
    if (Files.size(source) == 0) {
      throw new UnreadableDocumentException(
          Reason.EMPTY, "The document is empty; send a document with at least one page.");
    }
  }

  private static void refuseEmpty(Path source, int position, int documents)
      throws UnreadableDocumentException, IOException {
    try {
      refuseEmpty(source);
    } catch (UnreadableDocumentException e) {
      throw e.of(position, documents);
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

  private <T> T writing(Path target, ConversionLimits limits, Conversion<T> conversion)
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
