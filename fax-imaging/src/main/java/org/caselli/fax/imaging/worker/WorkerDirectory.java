package org.caselli.fax.imaging.worker;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of one worker: its result and whatever its decoders put beside it. */
record WorkerDirectory(Path path) {

  private static final Logger log = LoggerFactory.getLogger(WorkerDirectory.class);
  private static final String PREFIX = "worker-";

  /** A new one, which only the own user may read. */
  static WorkerDirectory in(Path home) throws IOException {
    return new WorkerDirectory(Files.createTempDirectory(home, PREFIX));
  }

  /** Removes what workers of an earlier life left in {@code home}. */
  static void removeAll(Path home) throws IOException {
    try (Stream<Path> entries = Files.list(home)) {
      entries
          .filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
          .forEach(entry -> new WorkerDirectory(entry).remove());
    }
  }

  /** Where the worker writes its result. */
  Path result() {
    return path.resolve("result");
  }

  /** Moves the result to {@code target}, which is complete or as it was at any time. */
  void handOver(Path target) throws IOException {
    try {
      Files.move(result(), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Path beside = target.resolveSibling(target.getFileName() + ".part");
      try {
        Files.copy(result(), beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    }
  }

  /** Removes what is in it; what cannot be removed is logged. */
  void empty() {
    removeBelow(false);
  }

  void remove() {
    removeBelow(true);
  }

  private void removeBelow(boolean itself) {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException fault)
                throws IOException {
              if (itself || !directory.equals(path)) {
                Files.deleteIfExists(directory);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      log.warn("The files of a worker in {} could not be removed", path, e);
    }
  }
}
