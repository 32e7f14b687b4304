package org.caselli.fax.imaging.worker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workers: as many as the limits say, warm before they are needed. Thread-safe. */
final class WorkerPool {

  private static final Logger log = LoggerFactory.getLogger(WorkerPool.class);
  private static final Duration AFTER_A_FAILED_START = Duration.ofSeconds(30);
  private static final long TIME_TO_LEAVE_MS = 2_000;

  private final Path home;
  private final WorkerCommand command;
  private final Turns turns = new Turns(() -> limits().workers());
  private final Deque<WorkerProcess> idle = new ArrayDeque<>();
  private final Set<WorkerProcess> busy = new HashSet<>();
  private final Map<Death, Long> deaths = new EnumMap<>(Death.class);
  private volatile WorkerLimits limits;
  private long documents;
  private long started;
  private long noSpareBefore;
  private boolean closed;

  WorkerPool(Path home, WorkerProgram program, WorkerLimits limits) {
    this.home = home;
    this.command = new WorkerCommand(home, program);
    this.limits = limits;
    this.noSpareBefore = System.nanoTime();
  }

  /** Starts the workers, and the making of the archive by which later ones start sooner. */
  synchronized void open() throws IOException {
    Files.createDirectories(home);
    WorkerDirectory.removeAll(home);
    fill();
    ClassArchive archive = command.archive();
    if (archive.possible() && !archive.exists()) {
      archive.make(command, WorkerDirectory.in(home));
    }
  }

  private WorkerLimits limits() {
    return limits;
  }

  /** The right to use one worker; closed by its only thread. */
  final class Turn implements AutoCloseable {
    private Optional<WorkerProcess> worker = Optional.empty();

    private Turn() {}

    WorkerProcess worker() {
      return worker.orElseThrow();
    }

    /** Gives a dead worker back and takes one that has not converted anything yet. */
    void exchange() throws IOException {
      WorkerProcess dead = worker();
      worker = Optional.empty();
      leave(dead);
      worker = Optional.of(next(true));
    }

    @Override
    public void close() {
      try {
        worker.ifPresent(WorkerPool.this::giveBack);
      } finally {
        turns.giveBack();
      }
    }
  }

  /**
   * Waits for a turn, in the order of the calls, and takes a worker.
   *
   * @throws IOException when there was no turn within {@code patience}, or no process can be
   *     started
   */
  Turn take(WorkerLimits now, Duration patience) throws IOException {
    limits = now;
    try {
      if (!turns.take(patience)) {
        throw new IOException("No worker was free to convert the document");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for a free worker");
    }
    Turn turn = new Turn();
    boolean taken = false;
    try {
      turn.worker = Optional.of(next(false));
      taken = true;
      return turn;
    } finally {
      if (!taken) {
        turn.close();
      }
    }
  }

  private synchronized WorkerProcess next(boolean fresh) throws IOException {
    if (closed) {
      throw new IOException("The converter is being closed");
    }
    Iterator<WorkerProcess> candidates = idle.iterator();
    while (candidates.hasNext()) {
      WorkerProcess worker = candidates.next();
      if (worker.fits(limits) && (!fresh || worker.fresh())) {
        candidates.remove();
        busy.add(worker);
        return worker;
      }
    }
    WorkerProcess worker = start();
    busy.add(worker);
    return worker;
  }

  private WorkerProcess start() throws IOException {
    started++;
    return WorkerProcess.start(command, WorkerDirectory.in(home), limits.heapMb());
  }

  /** Keeps a worker for the next document, or replaces it when it is used up. */
  private void giveBack(WorkerProcess worker) {
    if (worker.reusable(limits)) {
      worker.directory().empty();
      synchronized (this) {
        if (!closed) {
          busy.remove(worker);
          documents++;
          idle.push(worker);
          return;
        }
      }
    }
    leave(worker);
  }

  private void leave(WorkerProcess worker) {
    synchronized (this) {
      busy.remove(worker);
      documents++;
      fill();
      notifyAll();
    }
    worker.dismiss();
    worker.bury(TIME_TO_LEAVE_MS);
  }

  synchronized void count(Death death) {
    deaths.merge(death, 1L, Long::sum);
    if (death == Death.NOT_STARTED) {
      noSpareBefore = System.nanoTime() + AFTER_A_FAILED_START.toNanos();
    }
  }

  /** Looks after all workers; to be called a few times a second. */
  void watch() {
    List<WorkerProcess> all;
    List<WorkerProcess> leaving = new ArrayList<>();
    synchronized (this) {
      idle.removeIf(
          worker -> {
            boolean unfit = !worker.fits(limits);
            if (unfit) {
              leaving.add(worker);
            }
            return unfit;
          });
      while (idle.size() + busy.size() > limits.workers() && !idle.isEmpty()) {
        leaving.add(idle.removeLast());
      }
      fill();
      all = new ArrayList<>(idle);
      all.addAll(busy);
    }
    all.forEach(worker -> worker.watch(limits.mostResidentMb()));
    leaving.forEach(WorkerProcess::dismiss);
    leaving.forEach(worker -> worker.bury(TIME_TO_LEAVE_MS));
  }

  /** Starts spares; one that does not start is not tried again for a while. */
  private void fill() {
    try {
      while (!closed
          && idle.size() + busy.size() < limits.workers()
          && System.nanoTime() - noSpareBefore >= 0) {
        idle.add(start());
      }
    } catch (IOException e) {
      noSpareBefore = System.nanoTime() + AFTER_A_FAILED_START.toNanos();
      log.warn("A worker could not be started; it is tried again", e);
    }
  }

  synchronized WorkerStatistics statistics() {
    return new WorkerStatistics(
        idle.size(),
        busy.size(),
        turns.waiting(),
        documents,
        started,
        deaths.getOrDefault(Death.OUT_OF_TIME, 0L),
        deaths.getOrDefault(Death.OUT_OF_MEMORY, 0L),
        deaths.getOrDefault(Death.CRASHED, 0L),
        deaths.getOrDefault(Death.KILLED_FROM_OUTSIDE, 0L),
        deaths.getOrDefault(Death.NOT_STARTED, 0L));
  }

  /** Sends waiting callers away, and ends all workers, the busy ones after a short while. */
  void close() {
    turns.close();
    List<WorkerProcess> all;
    synchronized (this) {
      closed = true;
      awaitBusy();
      all = new ArrayList<>(idle);
      all.addAll(busy);
      idle.clear();
    }
    all.forEach(WorkerProcess::dismiss);
    all.forEach(worker -> worker.bury(TIME_TO_LEAVE_MS));
  }

  private synchronized void awaitBusy() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIME_TO_LEAVE_MS);
    try {
      for (long left = TIME_TO_LEAVE_MS; !busy.isEmpty() && left > 0; ) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
