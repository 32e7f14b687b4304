package org.caselli.fax.app.submit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the spool lies: in a directory of its own below the place that {@code file_cache_path}
 * names, which others may use too, else where the server keeps its data. A place that cannot be
 * used is not: the server goes on in its own. Thread-safe.
 */
public final class SpoolDirectory {
  private static final Logger log = LoggerFactory.getLogger(SpoolDirectory.class);
  private static final int NAME_DIGITS = 12;

  private final Path own;
  private final String name;
  private final Supplier<String> elsewhere;
  private final Set<Path> opened = ConcurrentHashMap.newKeySet();
  private final Set<Path> refused = ConcurrentHashMap.newKeySet();

  /**
   * A directory.
   *
   * @param own the server's; used by nobody else
   * @param node tells apart nodes that share a place
   * @param elsewhere the present value of {@code file_cache_path}; empty for {@code own}
   */
  public SpoolDirectory(Path own, String node, Supplier<String> elsewhere) {
    this.own = own;
    this.elsewhere = elsewhere;
    byte[] whose = (node + " " + own.toAbsolutePath()).getBytes(StandardCharsets.UTF_8);
    this.name =
        "caselli-fax-"
            + UUID.nameUUIDFromBytes(whose).toString().replace("-", "").substring(0, NAME_DIGITS);
  }

  /** Makes the server's own directory, and erases what an earlier life left in it. */
  void openOwn() {
    try {
      Files.createDirectories(own);
      erase(own);
      opened.add(own);
    } catch (IOException e) {
      throw new UncheckedIOException("The spool directory " + own + " cannot be used", e);
    }
  }

  /** The directory for files that come now. */
  Path present() {
    String place = elsewhere.get();
    if (place.isEmpty()) {
      return own;
    }
    Path directory = Path.of(place).resolve(name);
    if (opened.contains(directory) && Files.isDirectory(directory)) {
      return directory;
    }
    try {
      open(directory);
      refused.remove(directory);
      return directory;
    } catch (IOException e) {
      if (refused.add(directory)) {
        log.warn("file_cache_path cannot be used; files go to {} meanwhile", own, e);
      }
      return own;
    }
  }

  /** Why a place cannot be used; empty when it can. */
  Optional<String> objection(String place) {
    try {
      Path directory = Path.of(place).resolve(name);
      if (directory.isAbsolute()) {
        open(directory);
        return Optional.empty();
      }
      return Optional.of("file_cache_path must be an absolute path, not " + place);
    } catch (IOException | InvalidPathException e) {
      return Optional.of(
          "file_cache_path must be a directory that the server can write to, and "
              + place
              + " is not");
    }
  }

  private synchronized void open(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(directory);
    }
    keepToOurselves(directory);
    if (opened.add(directory)) {
      erase(directory);
    }
    Files.delete(Files.createTempFile(directory, "writable", ""));
  }

  /** The place may be open to all, such as /tmp: nobody else reads there, or has put it there. */
  private void keepToOurselves(Path directory) throws IOException {
    PosixFileAttributeView rights =
        Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    if (rights == null) {
      return;
    }
    if (!Files.getOwner(directory).equals(Files.getOwner(own))) {
      throw new IOException(directory + " belongs to somebody else");
    }
    rights.setPermissions(PosixFilePermissions.fromString("rwx------"));
  }

  /** Converters have directories of their own in it; links are not followed. */
  private static void erase(Path directory) throws IOException {
    List<Path> left;
    try (Stream<Path> all = Files.walk(directory)) {
      left = all.filter(path -> !path.equals(directory)).sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : left) {
      Files.deleteIfExists(path);
    }
  }
}
