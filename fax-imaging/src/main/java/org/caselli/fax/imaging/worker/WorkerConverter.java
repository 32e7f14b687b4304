package org.caselli.fax.imaging.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.SourceDocument;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.WorkerKilledException;
import org.caselli.fax.imaging.worker.Answer.ConverterFaultException;
import org.caselli.fax.imaging.worker.ConversionRequest.Inspect;
import org.caselli.fax.imaging.worker.ConversionRequest.Preview;
import org.caselli.fax.imaging.worker.ConversionRequest.ToFaxTiff;
import org.caselli.fax.imaging.worker.ConversionRequest.ToPdf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts in child processes with limited memory. A document that makes its process loop, grow or
 * crash is refused with a sentence; this process and other documents do not notice. Limits of pages
 * and pixels are kept by the converter in the child, time and memory from here as well.
 *
 * <p>Thread-safe. Calls wait in turn for a free worker, at most as long as one document may take;
 * only that wait can be interrupted.
 */
public final class WorkerConverter implements FaxConverter, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WorkerConverter.class);
  private static final long WATCH_EVERY_MS = 200;

  /** The converter in the child keeps the time limit itself, unless one operation holds it up. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final WorkerPool pool;
  private final Supplier<WorkerLimits> limits;
  private final Duration grace;
  private final ScheduledFuture<?> watching;

  /**
   * Converters that are not warm yet; the first thing that {@code scheduler} does is to start them.
   *
   * @param home directory for the workers' files, for this converter alone; results are moved out
   *     of it, so it had better be on the file system of the targets
   * @param limits asked before each conversion; a change holds for it
   * @param scheduler looks after the workers several times a second, for a few milliseconds
   */
  public WorkerConverter(
      Path home,
      WorkerProgram program,
      Supplier<WorkerLimits> limits,
      ScheduledExecutorService scheduler) {
    this(home, program, limits, scheduler, GRACE);
  }

  WorkerConverter(
      Path home,
      WorkerProgram program,
      Supplier<WorkerLimits> limits,
      ScheduledExecutorService scheduler,
      Duration grace) {
    this.limits = limits;
    this.grace = grace;
    this.pool = new WorkerPool(home, program, limits.get());
    try {
      pool.open();
    } catch (IOException e) {
      throw new UncheckedIOException("The workers cannot use the directory " + home, e);
    }
    this.watching =
        scheduler.scheduleWithFixedDelay(
            this::watch, WATCH_EVERY_MS, WATCH_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void watch() {
    try {
      pool.watch();
    } catch (RuntimeException e) {
      // The outermost loop: a recurring task that throws would never run again.
      log.warn("The workers could not be looked after; it is tried again", e);
    }
  }

  @Override
  public FaxImageResult toFaxTiff(
      List<SourceDocument> sources, Path target, FaxFormat format, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    return carryOut(new ToFaxTiff(sources, format, limits), target);
  }

  @Override
  public int toPdf(Path faxTiff, Path target, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    return carryOut(new ToPdf(faxTiff, limits), target);
  }

  @Override
  public void preview(Path faxTiff, int page, int widthPx, Path png, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    carryOut(new Preview(faxTiff, page, widthPx, limits), png);
  }

  @Override
  public FaxImageResult inspect(Path faxTiff, ConversionLimits limits)
      throws UnreadableDocumentException, IOException {
    return carryOut(new Inspect(faxTiff, limits), faxTiff);
  }

  private <R> R carryOut(ConversionRequest<R> request, Path target)
      throws UnreadableDocumentException, IOException {
    Duration limit = request.limits().timeLimit().plus(grace);
    boolean done = false;
    try (WorkerPool.Turn turn = pool.take(limits.get(), limit)) {
      R result = convert(turn, request, limit);
      if (request.hasTarget()) {
        turn.worker().directory().handOver(target);
      }
      done = true;
      return result;
    } catch (WorkerDiedException e) {
      throw answer(e);
    } finally {
      if (!done && request.hasTarget()) {
        Files.deleteIfExists(target);
      }
    }
  }

  private <R> R convert(WorkerPool.Turn turn, ConversionRequest<R> request, Duration limit)
      throws UnreadableDocumentException, WorkerDiedException, IOException {
    long end = System.nanoTime() + limit.toNanos();
    try {
      return convert(turn.worker(), request, limit);
    } catch (WorkerDiedException e) {
      if (!worthAnotherTry(e, turn.worker())) {
        throw e;
      }
      log.info("A worker ended ({}); the document is tried in a new one", e.death());
      turn.exchange();
      return convert(turn.worker(), request, Duration.ofNanos(end - System.nanoTime()));
    }
  }

  private <R> R convert(WorkerProcess worker, ConversionRequest<R> request, Duration limit)
      throws UnreadableDocumentException, WorkerDiedException, IOException {
    try {
      return worker.convert(request, limit);
    } catch (ConverterFaultException e) {
      log.warn("The converter failed on a document, which is refused: {}", e.getMessage());
      throw madeItFail(e);
    } catch (WorkerDiedException e) {
      pool.count(e.death());
      throw e;
    }
  }

  /** Memory may have been short because of earlier documents; a crash may have been bad luck. */
  private static boolean worthAnotherTry(WorkerDiedException end, WorkerProcess worker) {
    return switch (end.death()) {
      case CRASHED, NOT_STARTED -> true;
      case OUT_OF_MEMORY -> !worker.fresh();
      case OUT_OF_TIME, KILLED_FROM_OUTSIDE -> false;
    };
  }

  private static IOException answer(WorkerDiedException end)
      throws UnreadableDocumentException, IOException {
    log.warn("A worker ended ({}); its last words: {}", end.death(), end.getMessage());
    return switch (end.death()) {
      case OUT_OF_TIME -> throw UnreadableDocumentException.timedOut(end);
      case OUT_OF_MEMORY ->
          throw UnreadableDocumentException.tooLarge(
              "The document needs more memory than a conversion may use");
      case CRASHED -> throw madeItFail(end);
      case KILLED_FROM_OUTSIDE -> new WorkerKilledException(end);
      case NOT_STARTED -> new IOException("The worker cannot be started", end);
    };
  }

  private static UnreadableDocumentException madeItFail(Exception cause) {
    return UnreadableDocumentException.damaged("The document made the converter fail", cause);
  }

  /** The workers now. */
  public WorkerStatistics statistics() {
    return pool.statistics();
  }

  /**
   * Ends the workers; conversions under way fail with an {@link IOException} after two seconds.
   * Waiting callers fail at once.
   */
  @Override
  public void close() {
    watching.cancel(false);
    pool.close();
  }
}
