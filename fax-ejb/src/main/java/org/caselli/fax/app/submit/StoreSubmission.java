package org.caselli.fax.app.submit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.LogContext;

/** The transaction of {@link SubmitFax}: fax, job, and the reference to the document. */
@ApplicationScoped
public class StoreSubmission {
  private final Accounts accounts;
  private final Faxboxes faxboxes;
  private final Faxes faxes;
  private final Jobs jobs;
  private final BlobStore blobs;
  private final Announcements announcements;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected StoreSubmission() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  public StoreSubmission(
      Accounts accounts,
      Faxboxes faxboxes,
      Faxes faxes,
      Jobs jobs,
      BlobStore blobs,
      Announcements announcements,
      Clock clock) {
    this.accounts = accounts;
    this.faxboxes = faxboxes;
    this.faxes = faxes;
    this.jobs = jobs;
    this.blobs = blobs;
    this.announcements = announcements;
    this.clock = clock;
  }

  /** Whether there is such a fax, deleted or not. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean isStored(UUID id) {
    return faxes.byId(id).isPresent();
  }

  /** Writes fax and job; the document is referred to from then on. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void storeSubmission(
      UUID id, Submission submission, PhoneNumber to, Optional<Document> original) {
    Instant now = clock.instant();
    accounts
        .byId(submission.account())
        .orElseThrow(() -> FaxException.notFound("account", submission.account()));
    submission
        .faxbox()
        .ifPresent(
            box ->
                faxboxes
                    .byId(submission.account(), box)
                    .orElseThrow(() -> FaxException.notFound("faxbox", box)));
    Fax fax =
        Fax.outbound(
            id,
            new Fax.Parties(
                submission.account(),
                submission.faxbox(),
                submission.fromNumber(),
                submission.fromName(),
                to.value(),
                submission.toName()),
            submission.options(),
            submission.attributes(),
            now);
    original.ifPresent(
        document -> {
          blobs.retain(document.id());
          fax.keepsOriginal(document.id());
        });
    announcements.announce(() -> List.of(News.accepted(fax)));
    faxes.add(fax);
    Job job =
        new Job(
            id,
            submission.account(),
            to.value(),
            Math.max(1, submission.retries()),
            submission.priority(),
            submission.correlationId(),
            now);
    submission.faxbox().ifPresent(job::sentThrough);
    job.traced(LogContext.traceOf(id));
    jobs.add(job);
  }
}
