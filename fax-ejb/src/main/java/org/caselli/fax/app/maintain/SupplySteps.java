package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.audit.Subject;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/** The transactions of {@link SupplyDocument}. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class SupplySteps {
  private final Jobs jobs;
  private final Faxes faxes;
  private final BlobStore blobs;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SupplySteps() {
    this(null, null, null, null, null);
  }

  @Inject
  public SupplySteps(Jobs jobs, Faxes faxes, BlobStore blobs, AuditTrail audit, Clock clock) {
    this.jobs = jobs;
    this.faxes = faxes;
    this.blobs = blobs;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a job lacks.
   *
   * @param position of the first document that is not there, from 1
   */
  public record Lacking(UUID job, UUID account, int position) {}

  /**
   * The first document that the job lacks.
   *
   * @throws FaxException not found; conflict, for one that lacks none, or has got on
   */
  public Lacking lacking(UUID id) {
    Job job = jobs.byId(id).orElseThrow(() -> FaxException.notFound("job", id));
    Fax fax = faxes.byId(id).orElseThrow();
    List<Integer> missing = fax.missingOriginals();
    if (job.state() != JobState.PREPARING && job.state() != JobState.FAILED) {
      throw conflict("The job has got on; a document is supplied to one that waits for it");
    }
    if (fax.erasedAt().isPresent()) {
      throw conflict("The fax was removed; nobody wants its document any more");
    }
    if (missing.isEmpty()) {
      throw conflict("The job has its document, which is never replaced; restart it or give it up");
    }
    return new Lacking(id, job.accountId(), missing.get(0));
  }

  /**
   * It lacks this one no longer.
   *
   * @return the state of the job
   * @throws FaxException conflict, when somebody else was faster
   */
  public JobState supplied(Lacking lacking, Document document, Actor actor) {
    if (!lacking(lacking.job()).equals(lacking)) {
      throw conflict("The document has just come from elsewhere");
    }
    Instant now = clock.instant();
    Job job = jobs.byId(lacking.job()).orElseThrow();
    blobs.retain(document.id());
    faxes.byId(job.id()).orElseThrow().keepsOriginal(lacking.position(), document.id());
    job.preparationPauses(now);
    audit.add(
        Act.of(
            actor,
            "job.document_supplied",
            new Subject("job", job.id().toString().replace("-", ""), Optional.of(job.accountId())),
            Map.of("position", lacking.position(), "sha256", document.sha256()),
            now));
    return job.state();
  }

  private static FaxException conflict(String sentence) {
    return new FaxException(ProblemType.CONFLICT, sentence);
  }
}
