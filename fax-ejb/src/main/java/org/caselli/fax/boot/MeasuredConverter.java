package org.caselli.fax.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.SourceDocument;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.port.Measures;

/** Measures how long documents take to become faxes; what goes the other way is left alone. */
final class MeasuredConverter implements FaxConverter {
  private final FaxConverter converter;
  private final Measures measures;
  private final Clock clock;

  MeasuredConverter(FaxConverter converter, Measures measures, Clock clock) {
    this.converter = converter;
    this.measures = measures;
    this.clock = clock;
  }

  @Override
  public FaxImageResult toFaxTiff(
      List<SourceDocument> sources, Path target, FaxFormat format, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    Instant began = clock.instant();
    boolean success = false;
    try {
      FaxImageResult result = converter.toFaxTiff(sources, target, format, limits);
      success = true;
      return result;
    } finally {
      measures.converted(success, Duration.between(began, clock.instant()));
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
