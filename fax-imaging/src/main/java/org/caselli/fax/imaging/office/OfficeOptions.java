package org.caselli.fax.imaging.office;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How LibreOffice is used.
 *
 * @param directory for the profiles of the processes and for documents on their way; owned by one
 *     pool at a time
 * @param processes the most that run warm at the same time
 * @param timeLimit of one document; its process is killed then
 * @param documentsPerProcess after which a process is replaced
 * @param restingMegabytes resident memory above which a process is replaced after a document
 * @param mostMegabytes resident memory above which a process is killed during a document
 */
public record OfficeOptions(
    Path directory,
    int processes,
    Duration timeLimit,
    int documentsPerProcess,
    int restingMegabytes,
    int mostMegabytes) {

  public OfficeOptions {
    if (processes < 1 || documentsPerProcess < 1 || restingMegabytes < 1) {
      throw new IllegalArgumentException("An office pool needs positive numbers");
    }
    if (mostMegabytes < restingMegabytes) {
      throw new IllegalArgumentException("A process cannot rest with more than its most memory");
    }
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("The time limit must be positive, not " + timeLimit);
    }
  }

  /** 60 s a document, a new process after 100 documents or above 700 MB, at most 2000 MB. */
  public static OfficeOptions of(Path directory, int processes) {
    return new OfficeOptions(directory, processes, Duration.ofSeconds(60), 100, 700, 2000);
  }
}
