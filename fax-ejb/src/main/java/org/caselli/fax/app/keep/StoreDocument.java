package org.caselli.fax.app.keep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.settings.DocumentSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.Pauses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a document so that it can be read again: what was stored is read and compared, and stored
 * again when it differs, {@code max_storage_retry} times in all. Blocking, never within a
 * transaction; nothing refers to the document yet when it is returned.
 */
@ApplicationScoped
public class StoreDocument {
  private static final Logger log = LoggerFactory.getLogger(StoreDocument.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final int MOST_DOUBLINGS = 5;

  private final BlobStore blobs;
  private final Settings settings;
  private final Pauses pauses;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected StoreDocument() {
    this(null, null, null);
  }

  @Inject
  public StoreDocument(BlobStore blobs, Settings settings, Pauses pauses) {
    this.blobs = blobs;
    this.settings = settings;
    this.pauses = pauses;
  }

  /**
   * Stores the content of a file.
   *
   * @throws IOException when it could not be stored as often as it was tried
   */
  public Document storeDocument(UUID account, Path content, String mediaType) throws IOException {
    int most = settings.system().get(DocumentSettings.STORAGE_TRIES);
    for (int tried = 1; ; tried++) {
      try {
        return stored(account, content, mediaType);
      } catch (IOException e) {
        if (tried >= most) {
          throw e;
        }
        log.warn("A document was not stored at try {} of {}; it is tried again", tried, most, e);
        pauses.pause(FIRST_PAUSE.multipliedBy(1L << Math.min(tried - 1, MOST_DOUBLINGS)));
      }
    }
  }

  /** The same content may have been there already, and be what is damaged. */
  private Document stored(UUID account, Path content, String mediaType) throws IOException {
    Document document = blobs.put(account, content, mediaType);
    if (!blobs.isIntact(document)) {
      log.warn("Document {} is damaged; its bytes are written again", document.id());
      blobs.repair(document, content);
      if (!blobs.isIntact(document)) {
        throw new IOException(
            "Document " + document.id() + " reads differently than it was stored");
      }
    }
    return document;
  }
}
