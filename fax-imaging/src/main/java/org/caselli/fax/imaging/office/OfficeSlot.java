package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.jodconverter.core.office.OfficeException;
import org.jodconverter.local.office.PasswordProtectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place in the pool, with a process or without. Used by one thread at a time, but closed by any.
 */
final class OfficeSlot implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OfficeSlot.class);

  private final OfficeHomes homes;
  private final OfficeCommand command;
  private final OfficeOptions options;
  private final ExecutorService threads;
  private Optional<OfficeProcess> process = Optional.empty();
  private boolean closed;

  OfficeSlot(
      OfficeHomes homes, OfficeCommand command, OfficeOptions options, ExecutorService threads) {
    this.homes = homes;
    this.command = command;
    this.options = options;
    this.threads = threads;
  }

  /**
   * Converts one document.
   *
   * @return false when the process has died of it
   */
  boolean convert(Path source, Path pdf, Duration limit)
      throws UnreadableDocumentException, IOException, InterruptedException {
    OfficeProcess office = ready();
    OfficeWatch watch = new OfficeWatch(office.process(), limit, options.mostMegabytes());
    Future<?> task =
        threads.submit(
            () -> {
              WarmConversion.run(office, source, pdf);
              return null;
            });
    boolean done = false;
    try {
      while (!done) {
        done = ended(task, watch);
      }
      return true;
    } catch (ExecutionException e) {
      if (office.died(e.getCause())) {
        return false;
      }
      done = e.getCause() instanceof OfficeException;
      throw answer(e.getCause());
    } finally {
      if (!done) {
        drop();
        task.cancel(true);
      }
    }
  }

  private static boolean ended(Future<?> task, OfficeWatch watch)
      throws UnreadableDocumentException, ExecutionException, InterruptedException {
    try {
      task.get(OfficeWatch.INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      watch.check();
      return false;
    }
  }

  private static UnreadableDocumentException answer(Throwable failure) {
    if (failure instanceof PasswordProtectedException) {
      return encrypted(failure);
    }
    return UnreadableDocumentException.damaged(
        "The document is damaged, or of a kind that LibreOffice cannot read", failure);
  }

  static UnreadableDocumentException encrypted(Throwable cause) {
    return new UnreadableDocumentException(
        Reason.ENCRYPTED,
        "The document is protected by a password; send a copy without password protection.",
        cause);
  }

  /** Whether a new process is wanted before the next document. */
  boolean worn() {
    Optional<OfficeProcess> now = current();
    return now.isEmpty()
        || !now.get().isRunning()
        || now.get().documents() >= options.documentsPerProcess()
        || ProcessMemory.megabytes(now.get().process()) > options.restingMegabytes();
  }

  /** Puts a fresh process in the place of the old one. Takes about 2 s. */
  void renew() throws IOException {
    drop();
    ready();
  }

  private OfficeProcess ready() throws IOException {
    Optional<OfficeProcess> now = current();
    if (now.isPresent() && now.get().isRunning()) {
      return now.get();
    }
    drop();
    OfficeProcess fresh = OfficeProcess.start(command, homes.fresh(), homes.name());
    if (!put(fresh)) {
      fresh.close();
      throw new IOException("The office pool is closed");
    }
    return fresh;
  }

  private synchronized Optional<OfficeProcess> current() {
    return process;
  }

  private synchronized boolean put(OfficeProcess fresh) {
    if (!closed) {
      process = Optional.of(fresh);
    }
    return !closed;
  }

  private void drop() {
    Optional<OfficeProcess> old;
    synchronized (this) {
      old = process;
      process = Optional.empty();
    }
    old.ifPresent(OfficeSlot::end);
  }

  private static void end(OfficeProcess old) {
    try {
      old.close();
    } catch (IOException e) {
      LOG.warn("The directory of an office process stays until the next start", e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    drop();
  }
}
