package org.caselli.fax.app.query;

import java.io.InputStream;
import java.time.ZonedDateTime;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;

/**
 * A document of a fax, ready to be read any number of times.
 *
 * @param created when the fax was created, in the caller's zone
 */
public record OpenedDocument(Document document, ZonedDateTime created, BlobStore blobs) {
  /** The bytes from {@code offset} on, read as needed; the caller closes the stream. */
  public InputStream from(long offset) {
    return blobs.open(document, offset);
  }
}
