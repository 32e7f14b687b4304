package org.caselli.fax.h2;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits for room on the disk of a file, and says so once each time. When the process is being ended
 * nobody is waited for any more. Thread-safe.
 */
final class FullDisk {
  private static final Logger LOG = System.getLogger(FullDisk.class.getName());
  private static final long PAUSE_MS = 200;
  private static final AtomicBoolean ENDING = new AtomicBoolean();

  private final String file;
  private final AtomicBoolean told = new AtomicBoolean();

  FullDisk(String file) {
    this.file = file;
  }

  /** Lets the end of the process through; once. */
  static void endWithProcess() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ENDING.set(true), "full disk"));
  }

  /** Something that writes: all, or nothing when it fails. */
  @FunctionalInterface
  interface Write {
    void write() throws IOException;
  }

  /** Writes, as soon as there is room. */
  void write(Write write) throws IOException {
    while (true) {
      try {
        write.write();
        if (told.compareAndSet(true, false)) {
          LOG.log(Level.WARNING, "There is room for {0} again; the database goes on", file);
        }
        return;
      } catch (IOException e) {
        if (!isFull(e) || ENDING.get()) {
          throw e;
        }
        if (told.compareAndSet(false, true)) {
          LOG.log(
              Level.ERROR,
              "The disk has no room for {0}: everything waits until you make some ({1})",
              file,
              e.getMessage());
        }
        pause();
      }
    }
  }

  /** An interrupt is kept for later: it would close the file under the database. */
  private void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** ENOSPC and EDQUOT, which Java tells apart from other faults by their words only. */
  private static boolean isFull(IOException e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("no space left") || words.contains("quota exceeded");
  }
}
