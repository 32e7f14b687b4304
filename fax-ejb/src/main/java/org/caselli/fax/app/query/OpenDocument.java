package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.prepare.Renditions;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;

/**
 * Opens the document of a fax in a chosen form; a rendition that is missing is made. May block for
 * as long as a conversion takes, so no transaction is open meanwhile. Thread-safe.
 */
@ApplicationScoped
public class OpenDocument {
  private final ReadFax readFax;
  private final ReadZone readZone;
  private final Renditions renditions;
  private final BlobStore blobs;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected OpenDocument() {
    this(null, null, null, null, null);
  }

  @Inject
  public OpenDocument(
      ReadFax readFax,
      ReadZone readZone,
      Renditions renditions,
      BlobStore blobs,
      Settings settings) {
    this.readFax = readFax;
    this.readZone = readZone;
    this.renditions = renditions;
    this.blobs = blobs;
    this.settings = settings;
  }

  /**
   * Opens it.
   *
   * @param format empty for the setting {@code attachment_format}
   * @param position which of the documents that it is made of, from 1; only for originals
   * @throws FaxException when there is no such fax, or no such form of it can be had
   */
  public OpenedDocument openDocument(
      Access access, FaxPlace place, Optional<DocumentFormat> format, int position) {
    Fax fax = readFax.readFax(access, place).fax();
    DocumentFormat wanted = format.orElseGet(() -> preset(place.account()));
    Document document =
        switch (wanted) {
          case PDF -> renditions.pdf(fax);
          case TIFF -> renditions.faxFile(fax);
          case ORIGINAL -> renditions.original(fax, position);
        };
    var zone = readZone.readZone(access, place.account());
    return new OpenedDocument(document, fax.createdAt().atZone(zone), blobs);
  }

  private DocumentFormat preset(UUID account) {
    String name = settings.forAccount(account).get(FaxSettings.ATTACHMENT_FORMAT);
    return DocumentFormat.named(name).orElse(DocumentFormat.PDF);
  }
}
