package org.caselli.fax.app.keep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.settings.DocumentSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;

/**
 * Lets go of what the store flags do not want kept of a fax that has ended and whose notice, if
 * there is one, is out. Takes part in the caller's transaction; safe to run twice. What a received
 * fax has is its original, and stays.
 */
@ApplicationScoped
public class ReleaseDocuments {
  private final BlobStore blobs;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReleaseDocuments() {
    this(null, null);
  }

  @Inject
  public ReleaseDocuments(BlobStore blobs, Settings settings) {
    this.blobs = blobs;
    this.settings = settings;
  }

  /** Releases; the bytes are erased within the hour unless another fax has them too. */
  public void releaseDocuments(Fax fax) {
    if (fax.direction() == Fax.Direction.INBOUND) {
      return;
    }
    SettingsSnapshot snapshot = settings.forAccount(fax.accountId());
    if (!snapshot.get(DocumentSettings.STORE_TIFF)) {
      fax.letsGoOfFaxFile().ifPresent(blobs::release);
    }
    if (!snapshot.get(DocumentSettings.STORE_URL)) {
      fax.options()
          .sources()
          .keySet()
          .forEach(position -> fax.letsGoOfOriginal(position).ifPresent(blobs::release));
    }
  }
}
