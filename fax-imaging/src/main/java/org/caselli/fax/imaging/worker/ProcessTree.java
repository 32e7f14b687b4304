package org.caselli.fax.imaging.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A process and the decoders that it has started. Those are remembered, as they can no longer be
 * found by their parent once it is gone. Thread-safe.
 */
final class ProcessTree {

  private static final int KIB_PER_MIB = 1024;

  private final ProcessHandle root;
  private final Set<ProcessHandle> children = new HashSet<>();

  ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  /** RAM that the processes hold now, in MiB; 0 where the system does not tell. */
  synchronized long residentMb() {
    look();
    long kib = residentKib(root);
    for (ProcessHandle child : children) {
      kib += residentKib(child);
    }
    return kib / KIB_PER_MIB;
  }

  private void look() {
    children.removeIf(child -> !child.isAlive());
    root.descendants().forEach(children::add);
  }

  synchronized void kill() {
    look();
    root.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static long residentKib(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      // It has ended, or the system has no such file.
      return 0;
    }
  }
}
