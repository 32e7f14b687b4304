package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.prepare.FaxFiles.FaxFile;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.settings.DocumentSettings;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.Settings;

/**
 * The transactions of {@link MakeRenditions}. Each keeps what was made if the store flags say so
 * (or if the job has not ended and needs it), and if the fax still has what was seen before; who
 * comes second changes nothing.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class KeepRendition {
  private final Faxes faxes;
  private final Jobs jobs;
  private final BlobStore blobs;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected KeepRendition() {
    this(null, null, null, null);
  }

  @Inject
  public KeepRendition(Faxes faxes, Jobs jobs, BlobStore blobs, Settings settings) {
    this.faxes = faxes;
    this.jobs = jobs;
    this.blobs = blobs;
    this.settings = settings;
  }

  /** The fax as it is written down now. */
  public Optional<Fax> present(UUID fax) {
    return faxes.byId(fax);
  }

  /**
   * Keeps a PDF view.
   *
   * @return whether the fax keeps a PDF now
   */
  public boolean pdf(Fax seen, Document made) {
    Optional<Fax> fax = faxes.locked(seen.id()).filter(f -> f.pdfFileId().equals(seen.pdfFileId()));
    if (fax.isEmpty() || !isSet(seen, DocumentSettings.STORE_PDF)) {
      return fax.isEmpty();
    }
    exchange(fax.get().pdfFileId(), made);
    fax.get().keepsPdf(made.id());
    return true;
  }

  /** Keeps the PDF view of a fax that has the same pages as another one. */
  public void pdf(UUID id, Document made) {
    faxes.byId(id).ifPresent(fax -> pdf(fax, made));
  }

  /**
   * Keeps a fax file.
   *
   * @return whether the fax keeps a fax file now
   */
  public boolean faxFile(Fax seen, FaxFile made) {
    Optional<Fax> fax = faxes.locked(seen.id()).filter(f -> f.faxFileId().equals(seen.faxFileId()));
    if (fax.isEmpty() || (!isSet(seen, DocumentSettings.STORE_TIFF) && hasEnded(seen))) {
      return fax.isEmpty();
    }
    exchange(fax.get().faxFileId(), made.document());
    fax.get().keepsFaxFile(made.document().id(), made.pages(), made.document().size());
    return true;
  }

  /**
   * Keeps a document that was fetched again.
   *
   * @param position of the document in the fax, from 1
   * @return whether the fax keeps an original now
   */
  public boolean original(Fax seen, int position, Document fetched) {
    Optional<Fax> fax =
        faxes
            .locked(seen.id())
            .filter(f -> f.originalId(position).equals(seen.originalId(position)));
    if (fax.isEmpty() || (!isSet(seen, DocumentSettings.STORE_URL) && hasEnded(seen))) {
      return fax.isEmpty();
    }
    exchange(fax.get().originalId(position), fetched);
    fax.get().keepsOriginal(position, fetched.id());
    return true;
  }

  private boolean isSet(Fax fax, SettingKey<Boolean> flag) {
    return settings.forAccount(fax.accountId()).get(flag);
  }

  private boolean hasEnded(Fax fax) {
    return jobs.byId(fax.id()).map(job -> job.state().isFinal()).orElse(true);
  }

  private void exchange(Optional<UUID> before, Document now) {
    blobs.retain(now.id());
    before.ifPresent(blobs::release);
  }
}
