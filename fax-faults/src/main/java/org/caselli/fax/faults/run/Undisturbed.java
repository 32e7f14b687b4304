package org.caselli.fax.faults.run;

import java.io.IOException;

/** Cleaning up, which is done to its end also by a thread that was interrupted before. */
final class Undisturbed {
  private Undisturbed() {}

  /**
   * Does it; the thread is interrupted afterwards if it was before.
   *
   * @throws IOException when it fails, or is interrupted once more
   */
  static void run(Crowd.Work work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      work.does();
    } catch (InterruptedException e) {
      interrupted = true;
      throw new IOException("Interrupted while cleaning up", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
