package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Jobs;

/** The TIFF of a live attempt, by the unguessable name that dies with the attempt. */
@ApplicationScoped
public class FileForSwitch {
  private final Jobs jobs;
  private final Faxes faxes;
  private final BlobStore blobs;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FileForSwitch() {
    this(null, null, null);
  }

  @Inject
  public FileForSwitch(Jobs jobs, Faxes faxes, BlobStore blobs) {
    this.jobs = jobs;
    this.faxes = faxes;
    this.blobs = blobs;
  }

  /** What the file proxy serves. */
  public record ServedFile(Document document) {}

  /** The file of that name; empty when there is no live attempt of it. */
  public Optional<ServedFile> byToken(String token) {
    return jobs.attemptByFileToken(token).filter(Attempt::isLive).flatMap(this::file);
  }

  private Optional<ServedFile> file(Attempt attempt) {
    UUID account = attempt.accountId();
    return faxes
        .byId(attempt.jobId())
        .flatMap(Fax::faxFileId)
        .flatMap(id -> blobs.find(account, id))
        .map(ServedFile::new);
  }
}
