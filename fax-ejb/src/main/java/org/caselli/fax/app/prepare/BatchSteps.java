package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.port.AccountQueues.QueuedJob;

/**
 * The transactions by which the faxes of a batch follow the one that is prepared for all of them:
 * they have the same documents and the same pages.
 */
@ApplicationScoped
public class BatchSteps {
  /** So many faxes follow in one transaction. */
  static final int AT_ONCE = 100;

  private final Jobs jobs;
  private final Faxes faxes;
  private final BlobStore blobs;
  private final PreparationSteps steps;
  private final GiveUpFax giveUp;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected BatchSteps() {
    this(null, null, null, null, null);
  }

  @Inject
  public BatchSteps(
      Jobs jobs, Faxes faxes, BlobStore blobs, PreparationSteps steps, GiveUpFax giveUp) {
    this.jobs = jobs;
    this.faxes = faxes;
    this.blobs = blobs;
    this.steps = steps;
    this.giveUp = giveUp;
  }

  /** The job that is prepared for all of the batch that this one belongs to, or itself. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public UUID leader(UUID job) {
    return faxes
        .byId(job)
        .flatMap(Fax::batchId)
        .flatMap(batch -> jobs.preparingOf(batch, 1).stream().findFirst())
        .map(Job::id)
        .orElse(job);
  }

  /**
   * Faxes that became ready.
   *
   * @param messages of those that are due
   */
  public record Followers(List<UUID> faxes, List<QueuedJob> messages) {
    public Followers {
      faxes = List.copyOf(faxes);
      messages = List.copyOf(messages);
    }
  }

  /** Some of the batch's faxes become ready as this one is; none when there are no more. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Followers followReady(UUID leader) {
    Fax first = faxes.byId(leader).orElseThrow();
    Optional<UUID> faxFile = first.faxFileId();
    if (first.batchId().isEmpty() || faxFile.isEmpty()) {
      return new Followers(List.of(), List.of());
    }
    List<UUID> ready = new ArrayList<>();
    List<QueuedJob> messages = new ArrayList<>();
    for (Job job : jobs.preparingOf(first.batchId().get(), AT_ONCE)) {
      Fax fax = faxes.byId(job.id()).orElseThrow();
      for (int position : fax.missingOriginals()) {
        first
            .originalId(position)
            .ifPresent(
                original -> {
                  blobs.retain(original);
                  fax.keepsOriginal(position, original);
                });
      }
      blobs.retain(faxFile.get());
      steps
          .becomesPending(job, fax, faxFile.get(), first.pages(), first.sizeBytes())
          .ifPresent(messages::add);
      ready.add(fax.id());
    }
    return new Followers(ready, messages);
  }

  /** Some of the batch's faxes fail as this one has; the notices to send. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Failed followFailure(UUID leader) {
    Optional<Job> first = jobs.byId(leader).filter(job -> job.state() == JobState.FAILED);
    Optional<UUID> batch = faxes.byId(leader).flatMap(Fax::batchId);
    if (first.isEmpty() || batch.isEmpty()) {
      return new Failed(0, List.of());
    }
    List<Job> followers = jobs.preparingOf(batch.get(), AT_ONCE);
    List<UUID> notices = new ArrayList<>();
    for (Job job : followers) {
      giveUp
          .giveUpFax(job, OutcomeKind.DOCUMENT_FAILURE, first.get().reason())
          .ifPresent(notices::add);
    }
    return new Failed(followers.size(), notices);
  }

  /** How many faxes failed, and the notices to send. */
  public record Failed(int faxes, List<UUID> notices) {
    public Failed {
      notices = List.copyOf(notices);
    }
  }
}
