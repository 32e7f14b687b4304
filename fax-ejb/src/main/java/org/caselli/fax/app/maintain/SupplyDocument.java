package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.app.maintain.SupplySteps.Lacking;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.port.Wakeups;

/**
 * Gives a job the document that it lacks, for instance because it cannot be fetched from where its
 * sender said it is; for the system's administrator. A document that is there is never replaced.
 * Audited. Thread-safe; never within a transaction.
 */
@ApplicationScoped
public class SupplyDocument {
  private final Tenancy tenancy;
  private final SupplySteps steps;
  private final StoreDocument documents;
  private final Wakeups wakeups;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SupplyDocument() {
    this(null, null, null, null);
  }

  @Inject
  public SupplyDocument(
      Tenancy tenancy, SupplySteps steps, StoreDocument documents, Wakeups wakeups) {
    this.tenancy = tenancy;
    this.steps = steps;
    this.documents = documents;
    this.wakeups = wakeups;
  }

  /**
   * Supplies the first document that the job lacks. One that is being prepared goes on at once; one
   * that has failed is to be restarted.
   *
   * @param mediaType as the client gives it; the content counts more
   * @return the state of the job
   * @throws FaxException forbidden, not found; conflict, for a job that lacks none or has got on;
   *     unavailable, when it could not be stored
   */
  public JobState supplyDocument(
      Access access, Actor actor, UUID job, Path content, String mediaType) {
    tenancy.administerSystem(access);
    Lacking lacking = steps.lacking(job);
    JobState state = steps.supplied(lacking, stored(lacking.account(), content, mediaType), actor);
    if (state == JobState.PREPARING) {
      wakeups.prepare(job, lacking.account());
    }
    return state;
  }

  private Document stored(UUID account, Path content, String mediaType) {
    try {
      return documents.storeDocument(account, content, mediaType);
    } catch (IOException e) {
      FaxException unavailable =
          new FaxException(
              ProblemType.UNAVAILABLE, "The document could not be stored; send it again later");
      unavailable.initCause(e);
      throw unavailable;
    }
  }
}
