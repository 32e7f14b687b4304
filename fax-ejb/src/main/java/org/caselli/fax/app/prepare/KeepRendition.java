package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Faxes;

/** The transactions of {@link Renditions}; who comes second changes nothing. */
@ApplicationScoped
public class KeepRendition {
  private final Faxes faxes;
  private final BlobStore blobs;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected KeepRendition() {
    this(null, null);
  }

  @Inject
  public KeepRendition(Faxes faxes, BlobStore blobs) {
    this.faxes = faxes;
    this.blobs = blobs;
  }

  /** The fax keeps its PDF view. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void pdf(UUID fax, Document document) {
    faxes
        .byId(fax)
        .filter(found -> found.pdfFileId().isEmpty())
        .ifPresent(
            found -> {
              blobs.retain(document.id());
              found.keepsPdf(document.id());
            });
  }

  /** The fax keeps its fax file. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void faxFile(UUID fax, Document document, int pages) {
    faxes
        .byId(fax)
        .filter(found -> found.faxFileId().isEmpty())
        .ifPresent(
            found -> {
              blobs.retain(document.id());
              found.keepsFaxFile(document.id(), pages, document.size());
            });
  }
}
