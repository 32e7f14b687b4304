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
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.keep.ReleaseDocuments;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.OutcomeKind;
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
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.Measures;

/** The transactions of {@link PrepareFax}. */
@ApplicationScoped
public class PreparationSteps {
  /** So often a document is prepared at the most. */
  static final int MOST_PREPARATIONS = 20;

  private static final int MOST_DOUBLINGS = 16;
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Jobs jobs;
  private final Faxes faxes;
  private final BlobStore blobs;
  private final Notices notices;
  private final ReleaseDocuments release;
  private final Settings settings;
  private final Ids ids;
  private final Announcements announcements;
  private final Clock clock;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PreparationSteps() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public PreparationSteps(
      Jobs jobs,
      Faxes faxes,
      BlobStore blobs,
      Notices notices,
      ReleaseDocuments release,
      Settings settings,
      Ids ids,
      Announcements announcements,
      Clock clock,
      Measures measures) {
    this.jobs = jobs;
    this.faxes = faxes;
    this.blobs = blobs;
    this.notices = notices;
    this.release = release;
    this.settings = settings;
    this.ids = ids;
    this.announcements = announcements;
    this.clock = clock;
    this.measures = measures;
  }

  /**
   * What {@link #begin} gives: a fax that is ours for a while, its job's trace and correlation id,
   * and whether it was begun too often.
   */
  public record Begun(
      Fax fax, Optional<TraceContext> trace, String correlationId, boolean tooOften) {}

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
        .map(found -> measured(found, now))
        .flatMap(
            found ->
                faxes
                    .byId(job)
                    .map(
                        fax ->
                            new Begun(
                                fax,
                                found.trace(),
                                found.correlationId(),
                                found.preparations() > MOST_PREPARATIONS)));
  }

  private Job measured(Job job, Instant now) {
    if (job.preparations() == 1) {
      measures.preparationBegan(Duration.between(job.createdAt(), now));
    }
    return job;
  }

  /** Whether the document must be fetched first; empty when there is nothing to prepare. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Boolean> needsFetch(UUID job) {
    return preparing(job).flatMap(found -> faxes.byId(job)).map(fax -> fax.originalId().isEmpty());
  }

  /** The fetched original is kept, unless nobody wants it any more; the conversion may begin. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void fetched(UUID id, Document document) {
    Optional<Job> job = preparing(id);
    job.ifPresent(found -> found.preparationPauses(clock.instant()));
    job.flatMap(found -> faxes.byId(id))
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
    Optional<Job> job = preparing(id);
    job.ifPresent(
        found -> {
          Fax fax = faxes.byId(id).orElseThrow();
          blobs.retain(faxFile.id());
          fax.faxFileId().ifPresent(blobs::release);
          fax.keepsFaxFile(faxFile.id(), pages, faxFile.size());
          found.prepared(now, now);
          found.enqueued(jobs.nextOrder(), now);
          announcements.announce(() -> List.of(News.prepared(fax)));
        });
    return job.map(found -> new QueuedJob(id, found.messageSeq(), found.priority()));
  }

  /** The document cannot be had now; the notice to send when that was the last attempt. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<UUID> notNow(UUID id, String why) {
    Duration period = settings.system().get(FaxSettings.DEFAULT_RETRY_PERIOD);
    return preparing(id)
        .filter(job -> !job.preparationFailed(why, period, clock.instant()))
        .flatMap(job -> hasFailed(id, why));
  }

  /**
   * The document could not be prepared for our own reasons, which uses up no attempt: it is tried
   * again after {@code not_dialled_retry_period} and ever later, for {@code not_dialled_limit} or
   * {@code most} times; the notice to send when that is over.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<UUID> later(UUID id, String why, int most) {
    Instant now = clock.instant();
    Optional<Job> job = preparing(id);
    if (job.isEmpty()) {
      return Optional.empty();
    }
    SettingsSnapshot system = settings.system();
    Duration age = Duration.between(job.get().createdAt(), now);
    int tried = job.get().preparations();
    if (tried >= most || age.compareTo(system.get(FaxSettings.NOT_DIALLED_LIMIT)) >= 0) {
      job.get().failed(why, now);
      return hasFailed(id, why);
    }
    Duration period = system.get(FaxSettings.NOT_DIALLED_RETRY_PERIOD);
    Duration grown = period.multipliedBy(1L << Math.min(Math.max(tried - 1, 0), MOST_DOUBLINGS));
    job.get().preparationPostponed(why, grown.compareTo(LONGEST) > 0 ? LONGEST : grown, now);
    return Optional.empty();
  }

  /** The document can never be sent; the notice to send. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<UUID> never(UUID id, String why) {
    Optional<Job> job = preparing(id);
    job.ifPresent(found -> found.failed(why, clock.instant()));
    return job.flatMap(found -> hasFailed(id, why));
  }

  private Optional<Job> preparing(UUID id) {
    return jobs.byId(id).filter(job -> job.state() == JobState.PREPARING);
  }

  private Optional<UUID> hasFailed(UUID id, String why) {
    Instant now = clock.instant();
    Fax fax = faxes.byId(id).orElseThrow();
    long age = Duration.between(fax.createdAt(), now).toSeconds();
    fax.attempted(Facts.unprepared(why, age), false, now);
    measures.faxEnded(JobState.FAILED, OutcomeKind.DOCUMENT_FAILURE);
    announcements.announce(() -> List.of(News.unprepared(fax, why)));
    List<String> recipients = fax.options().recipients();
    if (recipients.isEmpty()) {
      release.releaseDocuments(fax);
      return Optional.empty();
    }
    UUID notice = ids.next();
    notices.add(new Notice(notice, fax.accountId(), id, NoticeKind.ERROR, recipients, now));
    return Optional.of(notice);
  }
}
