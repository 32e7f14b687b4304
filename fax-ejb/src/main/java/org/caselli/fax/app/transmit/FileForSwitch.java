package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.caselli.fax.app.prepare.FaxFiles.FaxFile;
import org.caselli.fax.app.prepare.Renditions;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.problem.FaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TIFF of a live attempt, by the unguessable name that dies with the attempt. Blocks for a
 * conversion when its bytes are lost; never within a transaction.
 */
@ApplicationScoped
public class FileForSwitch {
  private static final Logger log = LoggerFactory.getLogger(FileForSwitch.class);

  private final Attempts attempts;
  private final Faxes faxes;
  private final BlobStore blobs;
  private final Renditions renditions;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FileForSwitch() {
    this(null, null, null, null);
  }

  @Inject
  public FileForSwitch(Attempts attempts, Faxes faxes, BlobStore blobs, Renditions renditions) {
    this.attempts = attempts;
    this.faxes = faxes;
    this.blobs = blobs;
    this.renditions = renditions;
  }

  /** What the file proxy serves. */
  public record ServedFile(Document document) {}

  /** The file of that name; empty when there is no live attempt of it. */
  public Optional<ServedFile> byToken(String token) {
    return attempts.byFileToken(token).filter(Attempt::isLive).flatMap(this::file);
  }

  private Optional<ServedFile> file(Attempt attempt) {
    return faxes
        .byId(attempt.jobId())
        .flatMap(fax -> whole(fax).or(() -> madeAgain(fax, attempt)))
        .map(ServedFile::new);
  }

  private Optional<Document> whole(Fax fax) {
    return fax.faxFileId().flatMap(id -> blobs.find(fax.accountId(), id)).filter(blobs::isWhole);
  }

  /** The call counts on its pages: with other pages it would be told a false number. */
  private Optional<Document> madeAgain(Fax fax, Attempt attempt) {
    try {
      FaxFile file = renditions.pages(fax);
      if (file.pages() == attempt.totalPages()) {
        return Optional.of(file.document());
      }
      log.error("The pages of fax {} were lost and have become others; send it again", fax.id());
    } catch (FaxException e) {
      log.error("The pages of fax {} are lost and cannot be made again", fax.id(), e);
    }
    return Optional.empty();
  }
}
