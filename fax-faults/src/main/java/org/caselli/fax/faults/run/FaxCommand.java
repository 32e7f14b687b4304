package org.caselli.fax.faults.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./fax}, for one data directory.
 *
 * @param checkout where it is
 * @param before words before the command, such as {@code ip netns exec}
 * @param data the data directory
 * @param offset of all ports
 */
record FaxCommand(Path checkout, List<String> before, Path data, int offset) {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final Duration ENDING = Duration.ofMinutes(1);

  FaxCommand {
    before = List.copyOf(before);
  }

  /** Runs it and waits until it is done. */
  void run(List<String> arguments, ServerOptions options) throws IOException, InterruptedException {
    Files.createDirectories(data);
    Path output = data.resolve("fax-command.log");
    List<String> command = new ArrayList<>(before);
    command.add(checkout.resolve("fax").toString());
    command.addAll(arguments);
    command.addAll(List.of("--data", data.toString(), "--port-offset", "" + offset));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            // A file, not a pipe: the detached server would hold a pipe open.
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("FAX_JAVA_OPTS", String.join(" ", options.java()));
    builder.environment().putAll(options.environment());
    Process process = builder.start();
    if (!isDone(process)) {
      process.destroyForcibly();
      throw new IOException("./fax " + arguments + " takes too long: " + Files.readString(output));
    }
    if (process.exitValue() != 0) {
      throw new IOException("./fax " + arguments + " failed: " + Files.readString(output));
    }
  }

  /** Whether it ended in time; interrupted, it is told to end, which takes its server with it. */
  private static boolean isDone(Process process) throws InterruptedException {
    try {
      return process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroy();
      process.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS);
      throw e;
    }
  }
}
