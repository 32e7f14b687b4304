package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the file of a received fax as the switch wrote it, damaged or not. When this returns the
 * bytes are safe, and with them the fax if its call is over. Blocking, never within a transaction.
 */
@ApplicationScoped
public class StoreReception {
  private static final Logger log = LoggerFactory.getLogger(StoreReception.class);
  private static final int MAGIC = 4;

  private final FileSteps steps;
  private final StoreDocument documents;
  private final FaxConverter converter;
  private final AfterReception after;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected StoreReception() {
    this(null, null, null, null);
  }

  @Inject
  public StoreReception(
      FileSteps steps, StoreDocument documents, FaxConverter converter, AfterReception after) {
    this.steps = steps;
    this.documents = documents;
    this.converter = converter;
    this.after = after;
  }

  /** The reception that waits, or waited until lately, for a file at an address. */
  public Optional<Reception> receptionAt(String token) {
    return steps.byToken(token);
  }

  /**
   * Stores it.
   *
   * @return false when the same bytes were stored before
   * @throws FaxException unsupported media type, when it is no TIFF; conflict, when other bytes
   *     were stored before; not found, when nobody waits for it any more
   * @throws IOException when it cannot be stored now
   */
  public boolean storeReception(Reception reception, Path file) throws IOException {
    if (!isTiff(file)) {
      throw new FaxException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "This is no TIFF file; send what the fax was received into");
    }
    Document document = documents.storeDocument(reception.whose().account(), file, "image/tiff");
    FileSteps.Arrived arrived =
        steps.arrived(reception.id(), document, readablePages(reception, file));
    arrived.concluded().ifPresent(after::afterReception);
    return arrived.anew();
  }

  private static boolean isTiff(Path file) throws IOException {
    byte[] magic;
    try (InputStream in = Files.newInputStream(file)) {
      magic = in.readNBytes(MAGIC);
    }
    if (magic.length < MAGIC || magic[0] != magic[1]) {
      return false;
    }
    boolean little = magic[0] == 'I';
    int version = little ? magic[2] | magic[3] << 8 : magic[3] | magic[2] << 8;
    return (little || magic[0] == 'M') && (version == 42 || version == 43);
  }

  /** Pages of a file that is whole; 0 for one that is damaged. */
  private int readablePages(Reception reception, Path file) throws IOException {
    try {
      FaxImageResult found = converter.inspect(file, ConversionLimits.defaults());
      if (found.whole()) {
        return found.pages();
      }
      log.warn("The file of call {} was cut short", reception.id());
      return 0;
    } catch (UnreadableDocumentException e) {
      log.warn("The file of call {} is damaged: {}", reception.id(), e.getMessage());
      return 0;
    }
  }
}
