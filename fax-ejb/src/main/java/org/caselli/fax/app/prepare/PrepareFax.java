package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.keep.StoreDocument;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions.Source;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.port.AccountQueues;
import org.caselli.fax.port.AccountQueues.QueueFailure;
import org.caselli.fax.port.DocumentFetcher;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.caselli.fax.port.DocumentFetcher.Fetched;
import org.caselli.fax.port.Wakeups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares a document for the line: fetch if it is a URL, convert, keep, and put the job into the
 * queue of its account. Safe to run twice: whoever comes second finds the job taken or done.
 */
@ApplicationScoped
public class PrepareFax {
  private static final Logger log = LoggerFactory.getLogger(PrepareFax.class);
  private static final Duration SLACK = Duration.ofSeconds(30);

  private final PreparationSteps steps;
  private final FaxFiles files;
  private final DocumentFetcher fetcher;
  private final StoreDocument documents;
  private final BlobStore blobs;
  private final Spool spool;
  private final Settings settings;
  private final AccountQueues queues;
  private final Wakeups wakeups;
  private final PreparationLanes lanes;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PrepareFax() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public PrepareFax(
      PreparationSteps steps,
      FaxFiles files,
      DocumentFetcher fetcher,
      StoreDocument documents,
      BlobStore blobs,
      Spool spool,
      Settings settings,
      AccountQueues queues,
      Wakeups wakeups,
      PreparationLanes lanes) {
    this.steps = steps;
    this.files = files;
    this.fetcher = fetcher;
    this.documents = documents;
    this.blobs = blobs;
    this.spool = spool;
    this.settings = settings;
    this.queues = queues;
    this.wakeups = wakeups;
    this.lanes = lanes;
  }

  /** Begins to prepare a job on threads of its own; returns at once. */
  public void prepareFax(UUID job, UUID account) {
    steps
        .needsFetch(job)
        .ifPresentOrElse(
            fetch -> {
              if (fetch) {
                submit(lanes.fetching(), account, job, () -> fetchStep(job, account));
              } else {
                submit(lanes.converting(), account, job, () -> convertStep(job, account));
              }
            },
            () -> log.debug("Job {} is prepared already", job));
  }

  private static void submit(FairLanes lane, UUID account, UUID job, Runnable work) {
    if (!lane.submit(account, job, work)) {
      log.debug("Too many documents of account {} wait; job {} comes again", account, job);
    }
  }

  private void fetchStep(UUID job, UUID account) {
    SettingsSnapshot system = settings.system();
    begin(job, account, system.get(FaxSettings.FETCH_TIMEOUT).plus(SLACK))
        .ifPresent(
            fax ->
                guarded(
                    job,
                    () -> {
                      fetch(fax, system);
                      submit(lanes.converting(), account, job, () -> convertStep(job, account));
                    }));
  }

  /** A lost race with somebody else is looked at again, not left to the sweep. */
  private Optional<Fax> begin(UUID job, UUID account, Duration length) {
    try {
      Optional<PreparationSteps.Begun> begun = steps.begin(job, length);
      if (begun.isPresent() && begun.get().tooOften()) {
        log.error("Job {} is set aside: its preparation broke off again and again", job);
        told(steps.never(job, "The document could not be converted, although it was tried often"));
        return Optional.empty();
      }
      return begun.map(PreparationSteps.Begun::fax);
    } catch (RuntimeException e) {
      log.warn("The preparation of job {} could not begin; it is tried again", job, e);
      wakeups.prepare(job, account);
      return Optional.empty();
    }
  }

  private void convertStep(UUID job, UUID account) {
    Duration length = settings.system().get(FaxSettings.CONVERT_TIMEOUT).plus(SLACK);
    begin(job, account, length).ifPresent(fax -> guarded(job, () -> convert(fax)));
  }

  /** A step that may fail in the expected ways. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException, FetchFailure, UnreadableDocumentException;
  }

  private void guarded(UUID job, Step step) {
    try {
      step.run();
    } catch (FetchFailure e) {
      log.info("The document of job {} was not fetched: {}", job, e.getMessage());
      told(e.isPermanent() ? steps.never(job, e.getMessage()) : steps.notNow(job, e.getMessage()));
    } catch (UnreadableDocumentException e) {
      log.info("The document of job {} cannot be faxed: {}", job, e.getMessage());
      told(steps.never(job, e.getMessage()));
    } catch (IOException e) {
      log.warn("Job {} could not be prepared; it is tried again", job, e);
      told(steps.notNow(job, "The document could not be read or stored"));
    } catch (RuntimeException e) {
      // The outermost loop of this thread: the job must not stay behind without a word.
      log.error("Job {} could not be prepared because of a fault of ours", job, e);
      told(steps.notNow(job, "The document could not be converted because of a fault of ours"));
    }
  }

  private void told(Optional<UUID> notice) {
    notice.ifPresent(wakeups::notice);
  }

  private void fetch(Fax fax, SettingsSnapshot system) throws IOException, FetchFailure {
    Source source =
        fax.options().source().orElseThrow(() -> new IOException("There is no document"));
    Path target = spool.fresh(".url");
    try {
      Fetched fetched =
          fetcher.fetch(
              source,
              target,
              new DocumentFetcher.Limits(
                  system.get(FaxSettings.MAX_UPLOAD_SIZE),
                  system.get(FaxSettings.FETCH_TIMEOUT),
                  system.get(FaxSettings.FETCH_ALLOW_LIST)));
      steps.fetched(
          fax.id(), documents.storeDocument(fax.accountId(), fetched.file(), fetched.mediaType()));
    } finally {
      spool.discard(target);
    }
  }

  private void convert(Fax fax) throws UnreadableDocumentException, IOException {
    Document original =
        fax.originalId()
            .flatMap(id -> blobs.find(fax.accountId(), id))
            .orElseThrow(() -> new IOException("The document of fax " + fax.id() + " is gone"));
    FaxFiles.FaxFile file = files.faxTiff(fax, original);
    steps
        .ready(fax.id(), file.document(), file.pages())
        .ifPresent(
            message -> {
              log.info("Job {} is ready to be sent: {} pages", fax.id(), file.pages());
              try {
                queues.send(Map.of(fax.accountId(), List.of(message)));
              } catch (QueueFailure e) {
                log.warn("Job {} is ready, but not queued; the sweep will", fax.id(), e);
              }
              wakeups.dispatch(fax.accountId());
            });
  }
}
