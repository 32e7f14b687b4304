package org.caselli.fax.app.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.SourceDocument;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.DocumentConverter;

/** The real converter, which counts what it does and stops first when a test wants it to. */
final class CountingConverter implements FaxConverter {
  private final FaxConverter real = new DocumentConverter();
  final AtomicInteger faxes = new AtomicInteger();
  final AtomicInteger pdfs = new AtomicInteger();
  final AtomicInteger previews = new AtomicInteger();
  private volatile Before before = () -> {};
  volatile Optional<ConversionLimits> lastLimits = Optional.empty();

  /** What happens before each conversion. */
  @FunctionalInterface
  interface Before {
    void run() throws IOException, UnreadableDocumentException;
  }

  void before(Before first) {
    before = first;
  }

  @Override
  public FaxImageResult toFaxTiff(
      List<SourceDocument> sources, Path target, FaxFormat format, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    faxes.incrementAndGet();
    lastLimits = Optional.of(limits);
    before.run();
    return real.toFaxTiff(sources, target, format, limits);
  }

  @Override
  public int toPdf(Path faxTiff, Path target, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    pdfs.incrementAndGet();
    before.run();
    return real.toPdf(faxTiff, target, limits);
  }

  @Override
  public void preview(Path faxTiff, int page, int widthPx, Path png, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    previews.incrementAndGet();
    before.run();
    real.preview(faxTiff, page, widthPx, png, limits);
  }

  @Override
  public FaxImageResult inspect(Path faxTiff, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    return real.inspect(faxTiff, limits);
  }
}
