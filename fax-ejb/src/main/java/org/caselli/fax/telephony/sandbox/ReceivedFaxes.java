package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.caselli.fax.domain.call.CallId;

/**
 * The paper in the tray of the far ends: {@code pages/<call id>.tiff} as fetched, for every call on
 * which a page went through. Keeps the latest faxes, up to a number. Thread-safe.
 */
final class ReceivedFaxes {
  static final int DEFAULT_KEPT = 1_000;

  private final Path directory;
  private final int limit;
  private final Deque<Path> kept = new ArrayDeque<>();

  /** Opens the directory; files of an earlier run count from their time of change. */
  ReceivedFaxes(Path directory, int limit) {
    this.directory = directory;
    this.limit = limit;
    try {
      Files.createDirectories(directory);
      try (Stream<Path> files = Files.list(directory)) {
        kept.addAll(files.sorted(Comparator.comparing(ReceivedFaxes::changed)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's pages cannot be kept in " + directory, e);
    }
  }

  /** Where the file of a call belongs. */
  Path fileOf(CallId call) {
    return directory.resolve(call + ".tiff");
  }

  /** Keeps the file of a call, and drops the oldest beyond the limit. */
  void keep(CallId call) {
    for (Path old : replacedBy(fileOf(call))) {
      delete(old);
    }
  }

  /** Throws the file of a call away, if there is one. */
  void drop(CallId call) {
    delete(fileOf(call));
  }

  private synchronized List<Path> replacedBy(Path file) {
    kept.addLast(file);
    return kept.size() > limit ? List.of(kept.removeFirst()) : List.of();
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("A page of the sandbox cannot be deleted: " + file, e);
    }
  }
}
