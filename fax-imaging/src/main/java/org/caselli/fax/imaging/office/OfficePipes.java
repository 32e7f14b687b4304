package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pipes that an office process has in the file system, which one that is killed leaves there.
 */
final class OfficePipes {

  private static final String PIPE = "/OSL_PIPE_";
  private static final String SOCKET = "socket:[";

  private OfficePipes() {}

  /** The pipes of a process that runs and its descendants, as Linux tells them; else none. */
  static List<Path> of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .flatMap(each -> of(each.pid()).stream())
        .distinct()
        .toList();
  }

  private static List<Path> of(long pid) {
    Path proc = Path.of("/proc/" + pid);
    try {
      Set<String> own = sockets(proc);
      // Columns of /proc/net/unix: address, references, protocol, flags, type, state, inode, path.
      return Files.readAllLines(proc.resolve("net/unix")).stream()
          .map(line -> line.trim().split("\\s+", 8))
          .filter(cells -> cells.length == 8 && own.contains(cells[6]) && cells[7].contains(PIPE))
          .map(cells -> Path.of(cells[7]))
          .distinct()
          .toList();
    } catch (IOException e) {
      // The process has ended, or this is not Linux.
      return List.of();
    }
  }

  private static Set<String> sockets(Path proc) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(proc.resolve("fd"))) {
      for (Path each : descriptors) {
        String target = Files.readSymbolicLink(each).toString();
        if (target.startsWith(SOCKET)) {
          inodes.add(target.substring(SOCKET.length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  static void delete(List<Path> pipes) throws IOException {
    for (Path each : pipes) {
      Files.deleteIfExists(each);
    }
  }
}
