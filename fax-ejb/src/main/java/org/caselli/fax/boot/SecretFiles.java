package org.caselli.fax.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Small files that the first start leaves for the operator; readable by the owner only. */
final class SecretFiles {
  private final Path directory;

  SecretFiles(Path directory) {
    this.directory = directory;
  }

  /** Writes {@code text} and a line end to a file of mode 0600, at once or not at all. */
  void write(String name, String text) {
    try {
      Files.createDirectories(directory);
      Path whole =
          Files.createTempFile(
              directory,
              "." + name,
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(whole, text + "\n", StandardCharsets.UTF_8);
        Files.move(whole, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + name + " cannot be written", e);
    }
  }
}
