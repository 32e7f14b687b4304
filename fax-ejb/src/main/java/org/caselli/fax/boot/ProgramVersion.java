package org.caselli.fax.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks programs beside the server for their version. */
final class ProgramVersion {
  private static final Logger log = LoggerFactory.getLogger(ProgramVersion.class);
  private static final long PATIENCE_S = 5;

  private ProgramVersion() {}

  /**
   * What a command says of itself.
   *
   * @param version finds the version in what it prints, as its first group
   * @return empty when it is not there, takes longer than five seconds or says nothing of the kind
   */
  static Optional<String> of(List<String> command, Pattern version) {
    try {
      Path output = Files.createTempFile("fax-version-", ".txt");
      try {
        Matcher found = version.matcher(printed(command, output));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      log.debug("{} does not tell its version", command, e);
      return Optional.empty();
    }
  }

  private static String printed(List<String> command, Path output) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
      return ended ? new String(Files.readAllBytes(output), UTF_8) : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } finally {
      process.destroyForcibly();
    }
  }
}
