package org.caselli.fax.imaging.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of a worker as the JVM maps them into memory (application class-data sharing, JEP
 * 350): saves a quarter of the start. Belongs to one Java and one set of jars; made by a worker
 * that warms itself up and ends.
 *
 * @param file need not exist
 * @param possible false when the class path has directories, which the JVM does not archive
 */
record ClassArchive(Path file, boolean possible) {

  private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);
  private static final String SUFFIX = ".jsa";
  private static final int HEAP_MB = 256;

  static ClassArchive of(WorkerProgram program, Path home) throws IOException {
    MessageDigest digest = sha256();
    boolean jars = true;
    add(digest, System.getProperty("java.home") + System.getProperty("java.vm.version"));
    for (Path entry : program.classPath()) {
      jars &= Files.isRegularFile(entry);
      add(digest, entry.toAbsolutePath().toString());
      if (jars) {
        add(digest, Files.size(entry) + " " + Files.getLastModifiedTime(entry));
      }
    }
    String name = HexFormat.of().formatHex(digest.digest(), 0, 8);
    return new ClassArchive(home.resolve("classes-" + name + SUFFIX), jars);
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  /**
   * Begins to make the archive and returns; archives of other programs are removed. That it cannot
   * be made is no fault: workers start more slowly then.
   *
   * @return the process that makes it
   */
  Process make(WorkerCommand command, WorkerDirectory directory) throws IOException {
    removeOthers();
    Path part = directory.path().resolve("classes.jsa");
    Process process =
        command
            .process(
                directory, HEAP_MB, List.of("-XX:ArchiveClassesAtExit=" + part), List.of("once"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.onExit().thenAccept(ended -> keep(part, ended.exitValue(), directory));
    return process;
  }

  private void keep(Path part, int status, WorkerDirectory directory) {
    try {
      if (status == 0 && Files.exists(part)) {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        log.debug("No archive of the worker's classes was made; status {}", status);
      }
    } catch (IOException e) {
      log.debug("The archive of the worker's classes could not be kept", e);
    } finally {
      directory.remove();
    }
  }

  private void removeOthers() throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      for (Path each : files.filter(other -> other.toString().endsWith(SUFFIX)).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
