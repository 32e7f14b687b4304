package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends office processes for good. */
final class OfficeKill {

  private static final long WAIT_SECONDS = 5;

  private OfficeKill() {}

  /** Kills a process with its descendants and waits until it is gone, or for 5 s. */
  static void now(Process process) {
    now(process.toHandle());
    try {
      process.getOutputStream().close();
      process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // Closing tells the process to end, which it has.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills a process with its descendants. */
  static void now(ProcessHandle process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
