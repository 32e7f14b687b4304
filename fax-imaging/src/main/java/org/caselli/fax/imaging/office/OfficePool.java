package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.type.DocumentType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warm office processes that turn Office documents into PDF. A process starts with the first
 * document, or with {@link #warm}; it is replaced after a number of documents or when it has grown.
 * A document that makes it crash is tried once more in a cold private process. Thread-safe; waiting
 * for a free process is in turn.
 */
public final class OfficePool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OfficePool.class);
  private static final String PACKAGES =
      "libreoffice-core-nogui libreoffice-writer-nogui libreoffice-calc-nogui"
          + " libreoffice-impress-nogui";

  private final OfficeOptions options;
  private final ExecutorService threads;
  private final Optional<OfficeInstallation> installation;
  private final OfficeCommand command;
  private final OfficeHomes homes;
  private final List<OfficeSlot> slots = new ArrayList<>();
  private final BlockingQueue<OfficeSlot> free;

  private OfficePool(
      OfficeOptions options,
      Optional<OfficeInstallation> installation,
      OfficeIsolation isolation,
      ExecutorService threads) {
    this.options = options;
    this.threads = threads;
    this.installation = installation;
    this.command =
        new OfficeCommand(installation.orElse(new OfficeInstallation(Path.of("none"))), isolation);
    this.homes = new OfficeHomes(options.directory());
    this.free = new ArrayBlockingQueue<>(options.processes(), true);
    for (int i = 0; i < options.processes(); i++) {
      OfficeSlot slot = new OfficeSlot(homes, command, options, threads);
      slots.add(slot);
      free.add(slot);
    }
  }

  /**
   * Opens a pool; processes start later. Ends what an earlier pool in the same directory has left.
   *
   * @param threads run conversions and restarts, two for each process at most; they are not shut
   *     down with the pool
   */
  public static OfficePool open(
      OfficeOptions options, Optional<OfficeInstallation> installation, ExecutorService threads)
      throws IOException {
    OfficeIsolation isolation = OfficeIsolation.none();
    if (installation.isPresent()) {
      isolation = isolation();
    }
    return open(options, installation, isolation, threads);
  }

  static OfficePool open(
      OfficeOptions options,
      Optional<OfficeInstallation> installation,
      OfficeIsolation isolation,
      ExecutorService threads)
      throws IOException {
    OfficePool pool = new OfficePool(options, installation, isolation, threads);
    pool.homes.clear();
    return pool;
  }

  private static OfficeIsolation isolation() throws InterruptedIOException {
    try {
      OfficeIsolation isolation = OfficeIsolation.find();
      if (!isolation.keepsNetworkOut()) {
        LOG.warn(
            "This system gives LibreOffice no network namespace of its own;"
                + " only its configuration keeps it from the network");
      }
      return isolation;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while looking for a network namespace");
    }
  }

  /** Which documents cannot be converted and how to change that; empty when all can. */
  public Optional<String> unavailable() {
    if (installation.isEmpty()) {
      return Optional.of(
          "LibreOffice is not installed, so Office documents cannot be faxed;"
              + " install the packages "
              + PACKAGES);
    }
    List<String> missing = installation.get().missing();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "LibreOffice is installed without what reads "
                + String.join(" and ", missing)
                + "; install the packages "
                + PACKAGES);
  }

  /**
   * Starts one process in the background, so that the first document need not wait. Returns at
   * once; a failure is logged, and the first document tries again.
   */
  public void warm() {
    if (installation.isEmpty()) {
      return;
    }
    OfficeSlot slot = free.poll();
    if (slot != null) {
      giveBack(slot);
    }
  }

  /**
   * Writes a document as PDF. Blocks until it is done, at most for the time limit after a process
   * is free.
   *
   * @param source its name ends as documents of its type do; LibreOffice goes by that
   * @param pdf beside the source, with the same name but for its ending
   * @throws UnreadableDocumentException also when LibreOffice is not installed
   * @throws IOException when LibreOffice does not start
   */
  public void toPdf(Path source, DocumentType type, Path pdf, Duration limit)
      throws UnreadableDocumentException, IOException {
    if (installation.isEmpty() || !installation.get().reads(type)) {
      throw new UnreadableDocumentException(
          Reason.UNSUPPORTED_TYPE,
          unavailable().orElse("LibreOffice cannot read it") + ", or save the document as PDF.");
    }
    Duration most = limit.compareTo(options.timeLimit()) < 0 ? limit : options.timeLimit();
    try {
      if (!warm(source, pdf, most)) {
        LOG.info("A document of type {} ended LibreOffice and is tried alone", type);
        cold(source, pdf, most);
      }
    } catch (UnreadableDocumentException e) {
      boolean locked = type.isEncrypted() && e.reason() == Reason.DAMAGED;
      throw locked ? OfficeSlot.encrypted(e) : e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while LibreOffice converts");
    }
  }

  private boolean warm(Path source, Path pdf, Duration limit)
      throws UnreadableDocumentException, IOException, InterruptedException {
    OfficeSlot slot = free.take();
    try {
      return slot.convert(source, pdf, limit);
    } finally {
      giveBack(slot);
    }
  }

  private void cold(Path source, Path pdf, Duration limit)
      throws UnreadableDocumentException, IOException, InterruptedException {
    try (ScratchDirectory home = new ScratchDirectory(homes.fresh())) {
      new ColdConversion(command, limit, options.mostMegabytes()).run(source, pdf, home.path());
    }
  }

  /** Returns a slot, with a fresh process when its own has served its time. */
  private void giveBack(OfficeSlot slot) {
    if (!slot.worn()) {
      free.add(slot);
      return;
    }
    try {
      threads.execute(() -> renew(slot));
    } catch (RejectedExecutionException e) {
      // The threads are shutting down; who still wants a process starts it himself.
      free.add(slot);
    }
  }

  private void renew(OfficeSlot slot) {
    try {
      slot.renew();
    } catch (IOException e) {
      LOG.warn("LibreOffice does not start; the next Office document tries again", e);
    } finally {
      free.add(slot);
    }
  }

  /** Kills all processes; documents on their way fail. */
  @Override
  public void close() {
    slots.forEach(OfficeSlot::close);
  }
}
