package org.caselli.fax.app.prepare;

import static org.caselli.fax.app.prepare.PreparationSteps.MOST_PREPARATIONS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.prepare.FaxFiles.FaxFile;
import org.caselli.fax.app.prepare.MakeRenditions.NothingKept;
import org.caselli.fax.app.prepare.PreparationSteps.Begun;
import org.caselli.fax.app.prepare.PreparationSteps.Need;
import org.caselli.fax.app.prepare.PreparationSteps.Ready;
import org.caselli.fax.app.prepare.PreparationSteps.Turn;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.settings.DocumentSettings;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.WorkerKilledException;
import org.caselli.fax.port.AccountQueues;
import org.caselli.fax.port.AccountQueues.QueueFailure;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.caselli.fax.port.LogContext;
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

  /** A fault of ours seldom goes away by itself. */
  private static final int FEW = 5;

  private final PreparationSteps steps;
  private final BatchSteps batch;
  private final FetchDocument fetch;
  private final MakeRenditions make;
  private final Settings settings;
  private final AccountQueues queues;
  private final Wakeups wakeups;
  private final PreparationLanes lanes;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PrepareFax() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  public PrepareFax(
      PreparationSteps steps,
      BatchSteps batch,
      FetchDocument fetch,
      MakeRenditions make,
      Settings settings,
      AccountQueues queues,
      Wakeups wakeups,
      PreparationLanes lanes) {
    this.steps = steps;
    this.batch = batch;
    this.fetch = fetch;
    this.make = make;
    this.settings = settings;
    this.queues = queues;
    this.wakeups = wakeups;
    this.lanes = lanes;
  }

  /**
   * Begins to prepare a job, or the one that is prepared for all of its batch, on threads of its
   * own; returns at once.
   */
  public void prepareFax(UUID woken, UUID account) {
    UUID job = batch.leader(woken);
    steps
        .need(job)
        .ifPresentOrElse(
            need -> begin(need, job, account), () -> log.debug("Job {} is prepared already", job));
  }

  private void begin(Need need, UUID job, UUID account) {
    switch (need) {
      case FETCH -> submit(lanes.fetching(), account, job, () -> fetchStep(job, account));
      case CONVERSION -> submit(lanes.converting(), account, job, () -> convertStep(job, account));
      case CONVERSION_ALONE -> submit(lanes.alone(), account, job, () -> convertStep(job, account));
    }
  }

  private static void submit(FairLanes lane, UUID account, UUID job, Runnable work) {
    if (!lane.submit(account, job, work)) {
      log.debug("Too many documents of account {} wait; job {} comes again", account, job);
    }
  }

  private void fetchStep(UUID job, UUID account) {
    begin(job, account, settings.system().get(FaxSettings.FETCH_TIMEOUT).plus(SLACK))
        .ifPresent(
            begun ->
                guarded(
                    begun,
                    one -> {
                      Fax fax = one.fax();
                      for (int position : fax.missingOriginals()) {
                        steps.fetched(one.turn(), position, fetch.fetchDocument(fax, position));
                      }
                      steps.allFetched(one.turn());
                      prepareFax(job, account);
                    }));
  }

  /** A lost race with somebody else is looked at again, not left to the sweep. */
  private Optional<Begun> begin(UUID job, UUID account, Duration length) {
    try {
      Optional<Begun> begun = steps.begin(job, length);
      if (begun.isPresent() && begun.get().tooOften()) {
        log.error("Job {} is set aside: its preparation broke off again and again", job);
        told(
            steps.never(
                begun.get().turn(),
                "The document ended its conversion again and again without a result; it is set aside"));
        return Optional.empty();
      }
      return begun;
    } catch (RuntimeException e) {
      log.warn("The preparation of job {} could not begin; it is tried again", job, e);
      wakeups.prepare(job, account);
      return Optional.empty();
    }
  }

  private void convertStep(UUID job, UUID account) {
    Duration length = settings.system().get(FaxSettings.CONVERT_TIMEOUT).plus(SLACK);
    begin(job, account, length).ifPresent(begun -> guarded(begun, this::convert));
  }

  /** A step that may fail in the expected ways. */
  @FunctionalInterface
  private interface Step {
    void run(Begun begun) throws IOException, FetchFailure, UnreadableDocumentException;
  }

  private void guarded(Begun begun, Step step) {
    LogContext context = LogContext.of(begun.trace(), begun.correlationId());
    try {
      run(begun, step);
    } finally {
      context.close();
    }
  }

  private void run(Begun begun, Step step) {
    Fax fax = begun.fax();
    Turn turn = begun.turn();
    UUID job = fax.id();
    try {
      step.run(begun);
    } catch (FetchFailure e) {
      log.info("The document of job {} was not fetched: {}", job, e.getMessage());
      told(
          e.isPermanent() ? steps.never(turn, e.getMessage()) : steps.notNow(turn, e.getMessage()));
    } catch (UnreadableDocumentException e) {
      log.info("The document of job {} cannot be faxed: {}", job, e.getMessage());
      told(steps.never(turn, e.getMessage()));
    } catch (NothingKept e) {
      log.error("Job {} has lost its document", job, e);
      told(steps.never(turn, "The document was lost here; send it again"));
    } catch (WorkerKilledException e) {
      log.warn("The document of job {} ended its worker; it is tried again, alone", job, e);
      told(steps.brokeOff(turn, "The document ended the process that was converting it"));
    } catch (IOException e) {
      log.warn("Job {} could not be prepared; it is tried again", job, e);
      told(steps.later(turn, "The document could not be read or stored", MOST_PREPARATIONS));
    } catch (RuntimeException e) {
      // The outermost loop of this thread: the job must not stay behind without a word.
      log.error("Job {} could not be prepared because of a fault of ours", job, e);
      told(
          steps.later(turn, "The document could not be converted because of a fault of ours", FEW));
    }
    if (fax.batchId().isPresent()) {
      followFailure(job);
    }
  }

  private void followFailure(UUID job) {
    try {
      BatchSteps.Failed failed = batch.followFailure(job);
      while (failed.faxes() > 0) {
        failed.notices().forEach(wakeups::notice);
        failed = batch.followFailure(job);
      }
    } catch (RuntimeException e) {
      log.warn("Faxes of the batch of {} have not followed it; the sweep goes on", job, e);
    }
  }

  private void told(Optional<UUID> notice) {
    notice.ifPresent(wakeups::notice);
  }

  private void convert(Begun begun) throws UnreadableDocumentException, IOException {
    Fax fax = begun.fax();
    FaxFile file = make.faxFile(fax);
    Optional<Ready> ready = steps.ready(begun.turn(), file.document(), file.pages());
    if (ready.isPresent()) {
      log.info("Job {} is ready to be sent: {} pages", fax.id(), file.pages());
      queue(fax, ready.get().message().stream().toList());
      makePdf(fax, fax.batchId().isPresent() ? followReady(fax) : List.of());
    }
  }

  /** Whoever is not reached is prepared on its own. */
  private List<UUID> followReady(Fax fax) {
    List<UUID> followers = new ArrayList<>();
    try {
      BatchSteps.Followers some = batch.followReady(fax.id());
      while (!some.faxes().isEmpty()) {
        queue(fax, some.messages());
        followers.addAll(some.faxes());
        some = batch.followReady(fax.id());
      }
    } catch (RuntimeException e) {
      log.warn("Faxes of the batch of {} have not followed it; the sweep goes on", fax.id(), e);
    }
    return followers;
  }

  private void queue(Fax fax, List<QueuedJob> messages) {
    if (messages.isEmpty()) {
      return;
    }
    try {
      queues.send(Map.of(fax.accountId(), messages));
    } catch (QueueFailure e) {
      log.warn("Job {} is ready, but not queued; the sweep will", fax.id(), e);
    }
    wakeups.dispatch(fax.accountId());
  }

  /** The fax is on its way already; whoever asks for a PDF that is missing has it made. */
  private void makePdf(Fax fax, List<UUID> followers) {
    if (settings.forAccount(fax.accountId()).get(DocumentSettings.STORE_PDF)) {
      try {
        make.pdf(fax, followers);
      } catch (UnreadableDocumentException | IOException | RuntimeException e) {
        log.warn("The PDF of fax {} was not made; it is when somebody asks for it", fax.id(), e);
      }
    }
  }
}
