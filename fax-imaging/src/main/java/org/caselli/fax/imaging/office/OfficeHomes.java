package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The directories of office processes, inside the pool's. Each notes the number of its process, so
 * that what a killed server leaves behind is found by the next. Thread-safe.
 */
final class OfficeHomes {

  private static final String PREFIX = "office";
  private static final String PID_FILE = "pid";
  private static final int NAME_BYTES = 12;

  private final Path directory;
  private final SecureRandom random = new SecureRandom();

  OfficeHomes(Path directory) {
    this.directory = directory;
  }

  /** A fresh directory, readable by this user only. */
  Path fresh() throws IOException {
    return ScratchDirectory.in(Files.createDirectories(directory)).path();
  }

  /** A name that no other process has. */
  String name() {
    byte[] name = new byte[NAME_BYTES];
    random.nextBytes(name);
    return "fax" + HexFormat.of().formatHex(name);
  }

  static void note(Path home, Process process) throws IOException {
    Files.writeString(home.resolve(PID_FILE), Long.toString(process.pid()));
  }

  /** Ends processes of a pool that was not closed, and removes their directories. */
  void clear() throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(directory, PREFIX + "*")) {
      for (Path home : homes) {
        endLeftover(home.toAbsolutePath());
        ScratchDirectory.delete(home);
      }
    }
  }

  private static void endLeftover(Path home) throws IOException {
    try {
      long pid = Long.parseLong(Files.readString(home.resolve(PID_FILE)).strip());
      // The number may be another process' by now; ours has its directory on its command line.
      String commandLine = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
      if (commandLine.contains(OfficeCommand.profile(home).toUri().toString())) {
        Optional<ProcessHandle> leftover = ProcessHandle.of(pid);
        if (leftover.isPresent()) {
          List<Path> pipes = OfficePipes.of(leftover.get());
          OfficeKill.now(leftover.get());
          OfficePipes.delete(pipes);
        }
      }
    } catch (NoSuchFileException | NumberFormatException e) {
      // The process is gone, or never was.
    }
  }
}
