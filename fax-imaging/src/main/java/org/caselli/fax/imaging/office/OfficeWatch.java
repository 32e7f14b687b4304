package org.caselli.fax.imaging.office;

import java.time.Duration;
import org.caselli.fax.imaging.UnreadableDocumentException;

/** Watches one process while it converts one document, and kills it above its limits. */
final class OfficeWatch {

  /** How long a watcher may look away. */
  static final long INTERVAL_MILLIS = 100;

  private final Process process;
  private final Duration limit;
  private final int mostMegabytes;
  private final long start = System.nanoTime();

  OfficeWatch(Process process, Duration limit, int mostMegabytes) {
    this.process = process;
    this.limit = limit;
    this.mostMegabytes = mostMegabytes;
  }

  /** Kills the process and refuses the document when a limit is met. */
  void check() throws UnreadableDocumentException {
    if (System.nanoTime() - start > limit.toNanos()) {
      OfficeKill.now(process);
      throw UnreadableDocumentException.timedOut(null);
    }
    if (ProcessMemory.megabytes(process) > mostMegabytes) {
      OfficeKill.now(process);
      throw UnreadableDocumentException.tooLarge(
          "The document needs more than " + mostMegabytes + " MB of memory in LibreOffice");
    }
  }
}
