package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Notices;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.caselli.fax.port.Ids;

/** The transactions of {@link PrepareFax}. */
@ApplicationScoped
public class PreparationSteps {
  private static final int MOST_PREPARATIONS = 20;

  private final Jobs jobs;
  private final Faxes faxes;
  private final BlobStore blobs;
  private final Notices notices;
  private final Settings settings;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PreparationSteps() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  public PreparationSteps(
      Jobs jobs,
      Faxes faxes,
      BlobStore blobs,
      Notices notices,
      Settings settings,
      Ids ids,
      Clock clock) {
    this.jobs = jobs;
    this.faxes = faxes;
    this.blobs = blobs;
    this.notices = notices;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** What {@link #begin} gives: a fax that is ours for a while, and whether it is the last time. */
  public record Begun(Fax fax, boolean tooOften) {}

  /**
   * The fax, if its job is to be prepared and nobody is at it; it is ours for {@code length}. It is
   * begun too often when something ended the preparation without a word again and again, perhaps
   * with the whole process.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Begun> begin(UUID job, Duration length) {
    Instant now = clock.instant();
    return jobs.byId(job)
        .filter(found -> found.preparationBegins(now.plus(length), now))
        .flatMap(
            found ->
                faxes
                    .byId(job)
                    .map(fax -> new Begun(fax, found.preparations() > MOST_PREPARATIONS)));
  }

  /** Whether the document must be fetched first; empty when there is nothing to prepare. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Boolean> needsFetch(UUID job) {
    return jobs.byId(job)
        .filter(found -> found.state() == JobState.PREPARING)
        .flatMap(found -> faxes.byId(job))
        .map(fax -> fax.originalId().isEmpty());
  }

  /** The fetched original is kept; the conversion may begin. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void fetched(UUID id, Document document) {
    jobs.byId(id).ifPresent(job -> job.preparationPauses(clock.instant()));
    faxes
        .byId(id)
        .ifPresent(
            fax -> {
              blobs.retain(document.id());
              fax.originalId().ifPresent(blobs::release);
              fax.keepsOriginal(document.id());
            });
  }

  /** The fax file is ready, and the job pending; the message to send, if it is to be sent. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<QueuedJob> ready(UUID id, Document faxFile, int pages) {
    Instant now = clock.instant();
    Optional<Job> job = jobs.byId(id).filter(found -> found.state() == JobState.PREPARING);
    job.ifPresent(
        found -> {
          Fax fax = faxes.byId(id).orElseThrow();
          blobs.retain(faxFile.id());
          fax.faxFileId().ifPresent(blobs::release);
          fax.keepsFaxFile(faxFile.id(), pages, faxFile.size());
          found.prepared(now, now);
          found.enqueued(jobs.nextOrder(), now);
        });
    return job.map(found -> new QueuedJob(id, found.messageSeq(), found.priority()));
  }

  /** The document cannot be had now; the notice to send when that was the last attempt. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<UUID> notNow(UUID id, String why) {
    Optional<Job> job = jobs.byId(id).filter(found -> found.state() == JobState.PREPARING);
    Duration period = settings.system().get(FaxSettings.DEFAULT_RETRY_PERIOD);
    if (job.isEmpty() || job.get().preparationFailed(why, period, clock.instant())) {
      return Optional.empty();
    }
    return tell(id);
  }

  /** The document can never be sent; the notice to send. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<UUID> never(UUID id, String why) {
    Optional<Job> job = jobs.byId(id).filter(found -> found.state() == JobState.PREPARING);
    job.ifPresent(found -> found.failed(why, clock.instant()));
    return job.flatMap(found -> tell(id));
  }

  private Optional<UUID> tell(UUID id) {
    Fax fax = faxes.byId(id).orElseThrow();
    List<String> recipients = fax.options().recipients();
    if (recipients.isEmpty()) {
      return Optional.empty();
    }
    UUID notice = ids.next();
    notices.add(
        new Notice(notice, fax.accountId(), id, NoticeKind.ERROR, recipients, clock.instant()));
    return Optional.of(notice);
  }
}
