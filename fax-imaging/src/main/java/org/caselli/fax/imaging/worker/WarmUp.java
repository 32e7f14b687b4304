package org.caselli.fax.imaging.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts a small page once, so that the first document finds fonts and classes loaded. */
final class WarmUp {

  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
  private static final ConversionLimits LIMITS =
      new ConversionLimits(1, 40_000_000, 1_000_000, Duration.ofSeconds(30));

  private WarmUp() {}

  /** Leaves no file behind; a failure is logged, as the first document will tell more. */
  static void run(FaxConverter converter, Path target) throws IOException {
    Path source = target.resolveSibling("warm-up.pdf");
    Path pdf = target.resolveSibling("warm-up-view.pdf");
    try (InputStream page = WarmUp.class.getResourceAsStream("warm-up.pdf")) {
      Files.copy(page, source, StandardCopyOption.REPLACE_EXISTING);
      converter.toFaxTiff(source, "application/pdf", target, FaxFormat.fine(), LIMITS);
      converter.toPdf(target, pdf, LIMITS);
    } catch (UnreadableDocumentException | IOException e) {
      log.warn("The worker could not warm itself up", e);
    } finally {
      Files.deleteIfExists(source);
      Files.deleteIfExists(target);
      Files.deleteIfExists(pdf);
    }
  }
}
