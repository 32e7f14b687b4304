package org.caselli.fax.imaging.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of what a worker wrote to its standard error. Never blocks: takes what is there, up to a
 * bound each time, so that a worker that babbles waits for itself. Thread-safe.
 */
final class LastWords {

  private static final Logger log = LoggerFactory.getLogger(ConversionWorker.class);
  private static final int MOST_AT_ONCE = 1 << 16;
  private static final int MOST_KEPT = 2_000;

  private final InputStream stream;
  private final long pid;
  private String kept = "";

  LastWords(InputStream stream, long pid) {
    this.stream = stream;
    this.pid = pid;
  }

  synchronized void listen() {
    try {
      int length = Math.min(stream.available(), MOST_AT_ONCE);
      if (length > 0) {
        String words = new String(stream.readNBytes(length), StandardCharsets.UTF_8);
        log.debug("Worker {}: {}", pid, words.stripTrailing());
        kept += words;
        kept = kept.substring(Math.max(0, kept.length() - MOST_KEPT));
      }
    } catch (IOException e) {
      log.trace("Worker {} has closed its standard error", pid, e);
    }
  }

  /** Empty when it said nothing. */
  synchronized String text() {
    listen();
    return kept.strip();
  }
}
