package org.caselli.fax.senders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SMTP tester swaks out of its package. */
public final class Swaks {
  private final Path programs;

  public Swaks(Path programs) {
    this.programs = programs;
  }

  /**
   * What came of a run.
   *
   * @param status 0 when the mail was taken; else by where it failed
   * @param talk what both sides said
   */
  public record Talk(int status, String talk) {}

  /** Sends a mail to a port of the loopback. */
  public Talk send(int port, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "perl",
                programs.resolve("usr/bin/swaks").toString(),
                "--server",
                "127.0.0.1",
                "--port",
                "" + port,
                "--timeout",
                "60"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    try {
      builder.environment().put("PERL5LIB", libraries());
      Process process = builder.start();
      process.getOutputStream().close();
      String talk =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return new Talk(process.waitFor(), talk);
    } catch (IOException e) {
      throw new UncheckedIOException("swaks does not run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Modules that are unpacked beside it, below a folder by Perl's version. */
  private String libraries() throws IOException {
    try (Stream<Path> folders = Files.find(programs, 6, (path, file) -> file.isDirectory())) {
      return folders
          .filter(path -> path.toString().contains("perl5"))
          .map(Path::toString)
          .collect(Collectors.joining(":"));
    }
  }
}
