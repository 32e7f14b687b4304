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
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.NodeLife;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transactions of {@link PrepareFax}. */
@ApplicationScoped
public class PreparationSteps {
  /** So often a document is prepared at the most. */
  static final int MOST_PREPARATIONS = 20;

  private static final Logger log = LoggerFactory.getLogger(PreparationSteps.class);

  /** So often a document may end its preparation without a word. */
  static final int MOST_BROKEN_OFF = 3;

  private static final int MOST_DOUBLINGS = 16;
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Jobs jobs;
  private final Faxes faxes;
  private final BlobStore blobs;
  private final GiveUpFax giveUp;
  private final Settings settings;
  private final Announcements announcements;
  private final Clock clock;
  private final Measures measures;
  private final NodeLife node;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PreparationSteps() {
    this(null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public PreparationSteps(
      Jobs jobs,
      Faxes faxes,
      BlobStore blobs,
      GiveUpFax giveUp,
      Settings settings,
      Announcements announcements,
      Clock clock,
      Measures measures,
      NodeLife node) {
    this.jobs = jobs;
    this.faxes = faxes;
    this.blobs = blobs;
    this.giveUp = giveUp;
    this.settings = settings;
    this.announcements = announcements;
    this.clock = clock;
    this.measures = measures;
    this.node = node;
  }

  /**
   * What {@link #begin} gives: a fax that is ours for a while, its job's trace and correlation id,
   * and whether it was begun too often.
   *
   * @param turn to be shown with whatever it comes to
   */
  public record Begun(
      Fax fax, Turn turn, Optional<TraceContext> trace, String correlationId, boolean tooOften) {}

  /**
   * The right to say what the preparation of a job comes to, until somebody else begins it.
   *
   * @param fence {@link Job#preparationFence}
   */
  public record Turn(UUID job, long fence) {}

  /**
   * The fax, if its job is to be prepared and nobody is at it; it is ours for {@code length} for
   * each of its documents. It is begun too often when something ended the preparation without a
   * word again and again, perhaps with the whole process.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Begun> begin(UUID id, Duration length) {
    Instant now = clock.instant();
    Optional<Job> job = jobs.byId(id);
    Optional<Fax> fax = faxes.byId(id);
    if (job.isEmpty() || fax.isEmpty()) {
      return Optional.empty();
    }
    Instant until = now.plus(length.multipliedBy(fax.get().documents()));
    return job.filter(found -> found.preparationBegins(node.owner().incarnation(), until, now))
        .map(found -> measured(found, now))
        .map(
            found ->
                new Begun(
                    fax.get(),
                    new Turn(id, found.preparationFence()),
                    found.trace(),
                    found.correlationId(),
                    found.preparations() > MOST_PREPARATIONS
                        || found.preparationsBrokenOff() >= MOST_BROKEN_OFF));
  }

  private Job measured(Job job, Instant now) {
    if (job.preparations() == 1) {
      measures.preparationBegan(Duration.between(job.createdAt(), now));
    }
    return job;
  }

  /** What a preparation begins with. */
  public enum Need {
    /** A document has to be fetched first. */
    FETCH,
    CONVERSION,
    /** It broke off before, and is to have no company that it could take along. */
    CONVERSION_ALONE
  }

  /** What is to be done first; empty when there is nothing to prepare. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Need> need(UUID id) {
    return jobs.byId(id)
        .filter(job -> job.state() == JobState.PREPARING)
        .flatMap(job -> faxes.byId(id).map(fax -> need(job, fax)));
  }

  private static Need need(Job job, Fax fax) {
    if (!fax.missingOriginals().isEmpty()) {
      return Need.FETCH;
    }
    return job.preparationsBrokenOff() > 0 ? Need.CONVERSION_ALONE : Need.CONVERSION;
  }

  /**
   * A fetched original is kept, unless nobody wants it any more.
   *
   * @param position from 1
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void fetched(Turn turn, int position, Document document) {
    preparing(turn)
        .flatMap(found -> faxes.byId(turn.job()))
        .ifPresent(
            fax -> {
              blobs.retain(document.id());
              fax.originalId(position).ifPresent(blobs::release);
              fax.keepsOriginal(position, document.id());
            });
  }

  /** All originals are there; the conversion may begin. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void allFetched(Turn turn) {
    preparing(turn).ifPresent(job -> job.preparationPauses(clock.instant()));
  }

  /**
   * The fax file is ready, and the job pending.
   *
   * @return empty when the job is no longer prepared; else the message to send, unless its time has
   *     not come
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Ready> ready(Turn turn, Document faxFile, int pages) {
    Optional<Job> job = preparing(turn);
    if (job.isEmpty()) {
      return Optional.empty();
    }
    Fax fax = faxes.byId(turn.job()).orElseThrow();
    blobs.retain(faxFile.id());
    return Optional.of(
        new Ready(becomesPending(job.get(), fax, faxFile.id(), pages, faxFile.size())));
  }

  /**
   * What {@link #ready} gives.
   *
   * @param message empty when the job sleeps until its time comes
   */
  public record Ready(Optional<QueuedJob> message) {}

  /** The fax has this file, which is retained for it; the message to send when its time is now. */
  Optional<QueuedJob> becomesPending(Job job, Fax fax, UUID faxFile, int pages, long bytes) {
    Instant now = clock.instant();
    fax.faxFileId().ifPresent(blobs::release);
    fax.keepsFaxFile(faxFile, pages, bytes);
    job.prepared(now, now);
    announcements.announce(() -> List.of(News.prepared(fax)));
    if (job.dueAt().filter(due -> due.isAfter(now)).isPresent()) {
      return Optional.empty();
    }
    job.enqueued(jobs.nextOrder(), now);
    return Optional.of(new QueuedJob(job.id(), job.messageSeq(), job.schedule().priority()));
  }

  /** The document cannot be had now; the notice to send when that was the last attempt. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<UUID> notNow(Turn turn, String why) {
    Duration period = settings.system().get(FaxSettings.DEFAULT_RETRY_PERIOD);
    return preparing(turn)
        .filter(job -> !job.preparationFailed(why, period, clock.instant()))
        .flatMap(job -> giveUp.giveUpFax(job, OutcomeKind.DOCUMENT_FAILURE, why));
  }

  /**
   * The document could not be prepared for our own reasons, which uses up no attempt: it is tried
   * again after {@code not_dialled_retry_period} and ever later, for {@code not_dialled_limit} or
   * {@code most} times; the notice to send when that is over.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<UUID> later(Turn turn, String why, int most) {
    Instant now = clock.instant();
    Optional<Job> job = preparing(turn);
    if (job.isEmpty()) {
      return Optional.empty();
    }
    SettingsSnapshot system = settings.system();
    Duration age = Duration.between(job.get().createdAt(), now);
    int tried = job.get().preparations();
    if (tried >= most || age.compareTo(system.get(FaxSettings.NOT_DIALLED_LIMIT)) >= 0) {
      return giveUp.giveUpFax(job.get(), OutcomeKind.DOCUMENT_FAILURE, why);
    }
    Duration period = system.get(FaxSettings.NOT_DIALLED_RETRY_PERIOD);
    Duration grown = period.multipliedBy(1L << Math.min(Math.max(tried - 1, 0), MOST_DOUBLINGS));
    job.get().preparationPostponed(why, grown.compareTo(LONGEST) > 0 ? LONGEST : grown, now);
    return Optional.empty();
  }

  /**
   * The document has ended the process that was converting it: it is tried again alone, and set
   * aside after the third time; the notice to send then.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<UUID> brokeOff(Turn turn, String why) {
    Optional<Job> job = preparing(turn);
    if (job.isEmpty()) {
      return Optional.empty();
    }
    Duration period = settings.system().get(FaxSettings.NOT_DIALLED_RETRY_PERIOD);
    job.get().preparationBrokeOff(why, period, clock.instant());
    return job.filter(found -> found.preparationsBrokenOff() >= MOST_BROKEN_OFF)
        .flatMap(found -> giveUp.giveUpFax(found, OutcomeKind.DOCUMENT_FAILURE, why));
  }

  /** The document can never be sent; the notice to send. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<UUID> never(Turn turn, String why) {
    return preparing(turn).flatMap(job -> giveUp.giveUpFax(job, OutcomeKind.DOCUMENT_FAILURE, why));
  }

  /** The job, unless it is prepared already, or by somebody else since. */
  private Optional<Job> preparing(Turn turn) {
    Optional<Job> job = jobs.byId(turn.job());
    Optional<Job> ours = job.filter(found -> found.isPrepared(turn.fence()));
    if (ours.isEmpty() && job.isPresent()) {
      log.warn(
          "What the preparation of job {} came to is not recorded: it is {} and at its {}th"
              + " preparation, ours was the {}th",
          turn.job(),
          job.get().state(),
          job.get().preparationFence(),
          turn.fence());
    }
    return ours;
  }
}
