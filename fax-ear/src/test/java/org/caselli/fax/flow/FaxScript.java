package org.caselli.fax.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./fax} as somebody at a shell uses it, with a server that runs. */
final class FaxScript {
  private static final Path CHECKOUT =
      Path.of(System.getProperty("fax.checkout", "..")).toAbsolutePath().normalize();
  private static final long LIMIT_S = 180;
  private static final int REST_PORT = 8080;

  private final Path data;
  private final Path scratch;
  private final int offset;

  /** What a command printed, and its exit status. */
  record Ran(int status, String out, String err) {}

  FaxScript(ServerUnderTest server, Path scratch) {
    this.data = server.data();
    this.offset = server.rest().getPort() - REST_PORT;
    this.scratch = scratch;
  }

  /** The words that make any command use the server. */
  String options() {
    return "--data '%s' --port-offset %d".formatted(data, offset);
  }

  /** Runs a command on the server. */
  Ran fax(String... words) {
    List<String> command = new ArrayList<>(List.of(CHECKOUT.resolve("fax").toString()));
    Stream.concat(
            Stream.of(words), Stream.of("--data", data.toString(), "--port-offset", "" + offset))
        .forEach(command::add);
    return run(command);
  }

  /** Runs a line of bash in the checkout. */
  Ran bash(String line) {
    return run(List.of("bash", "--norc", "-c", line));
  }

  Ran run(List<String> command) {
    try {
      Path out = Files.createTempFile(scratch, "out", ".txt");
      Path err = Files.createTempFile(scratch, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(CHECKOUT.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("TZ", "UTC");
      builder.environment().remove("COLUMNS");
      Process process = builder.start();
      if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " takes too long");
      }
      return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a command ran", e);
    }
  }
}
