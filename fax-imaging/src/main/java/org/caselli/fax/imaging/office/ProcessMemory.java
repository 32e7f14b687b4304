package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process with its descendants, as Linux tells it. */
final class ProcessMemory {

  private static final String RESIDENT = "VmRSS:";

  private ProcessMemory() {}

  /** In MB; 0 where it cannot be told. */
  static long megabytes(Process process) {
    long kilobytes = kilobytes(process.pid());
    kilobytes += process.descendants().mapToLong(each -> kilobytes(each.pid())).sum();
    return kilobytes >> 10;
  }

  private static long kilobytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith(RESIDENT)) {
          return Long.parseLong(line.substring(RESIDENT.length()).replace("kB", "").strip());
        }
      }
      return 0;
    } catch (IOException e) {
      // The process has ended, or this is not Linux.
      return 0;
    }
  }
}
