package org.caselli.fax.imaging.convert;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.PageHeader;
import org.caselli.fax.imaging.UnreadableDocumentException;

/** A converter with limits chosen once, and fine Group 4 as the format. */
public final class Conversions {

  private final DocumentConverter converter;
  private final ConversionLimits limits;

  public Conversions(ConversionLimits limits) {
    this(limits, System::nanoTime);
  }

  Conversions(ConversionLimits limits, LongSupplier nanoTime) {
    this.converter = new DocumentConverter(nanoTime);
    this.limits = limits;
  }

  public FaxImageResult toFaxTiff(
      Path source, String mediaType, Path target, Optional<PageHeader> header)
      throws UnreadableDocumentException, IOException {
    return converter.toFaxTiff(source, mediaType, target, FaxFormat.fine().with(header), limits);
  }

  public int toPdf(Path faxTiff, Path target) throws UnreadableDocumentException, IOException {
    return converter.toPdf(faxTiff, target, limits);
  }

  public FaxImageResult inspect(Path faxTiff) throws UnreadableDocumentException, IOException {
    return converter.inspect(faxTiff, limits);
  }

  public BufferedImage page(Path faxTiff, int page)
      throws UnreadableDocumentException, IOException {
    return converter.page(faxTiff, page, limits);
  }
}
