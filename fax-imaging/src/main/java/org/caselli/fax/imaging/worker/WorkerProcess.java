package org.caselli.fax.imaging.worker;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.worker.Answer.ConverterFaultException;
import org.caselli.fax.imaging.worker.Frame.MalformedFrameException;
import org.jspecify.annotations.Nullable;

/**
 * One child process. {@link #convert} is called by one thread at a time; {@link #watch} by another,
 * now and then, which kills it when it must be; the reading thread then finds the pipe closed.
 */
final class WorkerProcess {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final long TIME_TO_END_MS = 2_000;
  private static final long TIME_TO_DIE_MS = 10_000;

  private final Process process;
  private final ProcessTree tree;
  private final WorkerDirectory directory;
  private final int heapMb;
  private final DataInputStream answers;
  private final DataOutputStream requests;
  private final LastWords lastWords;
  private final AtomicReference<@Nullable Death> killedFor = new AtomicReference<>();

  private volatile long deadline;
  private volatile boolean busy;
  private boolean ready;
  private boolean faulty;
  private int documents;

  private WorkerProcess(Process process, WorkerDirectory directory, int heapMb) {
    this.process = process;
    this.tree = new ProcessTree(process.toHandle());
    this.directory = directory;
    this.heapMb = heapMb;
    this.answers = new DataInputStream(process.getInputStream());
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.lastWords = new LastWords(process.getErrorStream(), process.pid());
  }

  /** Starts it and does not wait until it is ready. */
  static WorkerProcess start(WorkerCommand command, WorkerDirectory directory, int heapMb)
      throws IOException {
    ProcessBuilder builder = command.process(directory, heapMb, command.quickStart(), List.of());
    return new WorkerProcess(builder.start(), directory, heapMb);
  }

  /**
   * Has a request carried out; the result, if there is one, lies in the {@link #directory} then.
   *
   * @param limit after which the process is killed; waiting until it is ready does not count
   */
  <R> R convert(ConversionRequest<R> request, Duration limit)
      throws UnreadableDocumentException,
          ConverterFaultException,
          WorkerDiedException,
          IOException {
    byte[] answer = exchange(request, limit);
    documents++;
    try {
      return Answer.read(answer, request);
    } catch (ConverterFaultException e) {
      faulty = true;
      throw e;
    } catch (MalformedFrameException e) {
      throw died(e);
    }
  }

  private byte[] exchange(ConversionRequest<?> request, Duration limit) throws WorkerDiedException {
    try {
      if (!ready) {
        expectWithin(START_LIMIT);
        Frame.read(answers);
        ready = true;
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      request.write(new DataOutputStream(content));
      expectWithin(limit);
      Frame.write(requests, content.toByteArray());
      return Frame.read(answers);
    } catch (IOException e) {
      throw died(e);
    } finally {
      busy = false;
    }
  }

  private void expectWithin(Duration limit) {
    deadline = System.nanoTime() + limit.toNanos();
    busy = true;
  }

  /** Kills the process when it has taken too long or too much. */
  void watch(int mostResidentMb) {
    lastWords.listen();
    if (!busy || !process.isAlive()) {
      return;
    }
    if (System.nanoTime() - deadline > 0) {
      kill(Death.OUT_OF_TIME);
    } else if (tree.residentMb() > mostResidentMb) {
      kill(Death.OUT_OF_MEMORY);
    }
  }

  private void kill(Death why) {
    killedFor.compareAndSet(null, why);
    tree.kill();
  }

  /** Ends the process in any case, and tells why it ended. */
  private WorkerDiedException died(IOException seen) {
    if (seen instanceof MalformedFrameException || !endsWithin(TIME_TO_END_MS)) {
      kill(Death.CRASHED);
      endsWithin(TIME_TO_DIE_MS);
    }
    tree.kill();
    return new WorkerDiedException(death(), lastWords.text(), seen);
  }

  private Death death() {
    if (!ready) {
      return Death.NOT_STARTED;
    }
    Death killed = killedFor.get();
    if (killed != null) {
      return killed;
    }
    return process.isAlive() ? Death.CRASHED : Death.of(process.exitValue());
  }

  /** Not cut short by an interrupt, which the thread keeps for whoever looks next. */
  private boolean endsWithin(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether it has not converted anything yet. */
  boolean fresh() {
    return documents == 0;
  }

  /** Whether it may convert another document after those it has. */
  boolean reusable(WorkerLimits limits) {
    return fits(limits)
        && !faulty
        && documents < limits.documentsPerWorker()
        && tree.residentMb() <= limits.mostResidentAtRestMb();
  }

  /** Whether it lives and has the memory that workers are to have. */
  boolean fits(WorkerLimits limits) {
    return process.isAlive() && heapMb == limits.heapMb();
  }

  WorkerDirectory directory() {
    return directory;
  }

  /** Asks the process to end, which it does at once unless something is very wrong. */
  void dismiss() {
    try {
      requests.close();
    } catch (IOException e) {
      tree.kill();
    }
  }

  /** Waits until the process has ended, or kills it, and removes its files. */
  void bury(long millis) {
    if (!endsWithin(millis)) {
      tree.kill();
      endsWithin(TIME_TO_DIE_MS);
    }
    closeQuietly();
    directory.remove();
  }

  private void closeQuietly() {
    dismiss();
    try {
      process.getInputStream().close();
      process.getErrorStream().close();
    } catch (IOException e) {
      tree.kill();
    }
  }
}
