package org.caselli.fax.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The provisioned server in a data directory of the benchmark's own, on the loopback; with H2
 * unless it is told otherwise.
 */
final class BenchServer {
  static final int OFFSET = 3_000;
  private static final int REST_PORT = 8_080;

  private final Path checkout = Path.of(System.getProperty("fax.checkout", "."));
  private final Path data;
  private final Map<String, String> database;

  BenchServer(Path data) {
    this.data = data;
    this.database = Map.of("FAX_DB_URL", databaseUrl());
  }

  /**
   * A server.
   *
   * @param database what {@code ./fax run} reads of it from its environment
   */
  BenchServer(Path data, Map<String, String> database) {
    this.data = data;
    this.database = Map.copyOf(database);
  }

  /** Starts it and waits until it is ready. */
  void start(String... javaOptions) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(database);
    environment.put("FAX_JAVA_OPTS", "-Dh2.bindAddress=127.0.0.1 " + String.join(" ", javaOptions));
    fax(
        environment,
        "run",
        "--detach",
        "--no-build",
        "--data",
        data.toString(),
        "--port-offset",
        "" + OFFSET);
  }

  /** Address of its REST interface. */
  String rest() {
    return "http://127.0.0.1:" + (REST_PORT + OFFSET);
  }

  /** Its database, which another process may open too while it runs. */
  String databaseUrl() {
    return "jdbc:h2:file:"
        + data.resolve("bench-db/fax")
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;CACHE_SIZE=98304;AUTO_SERVER=TRUE";
  }

  /** Processor time that it has used, in milliseconds. */
  long cpuMs() throws IOException {
    return figures().cpuMs();
  }

  /** Stops it. */
  void stop() throws IOException, InterruptedException {
    fax(Map.of(), "stop", "--data", data.toString(), "--port-offset", "" + OFFSET);
  }

  private void fax(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("fax").toString()));
    command.addAll(List.of(arguments));
    File log = data.resolve("bench-" + arguments[0] + ".log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(environment);
    if (builder.start().waitFor() != 0) {
      throw new IOException(
          "./fax " + arguments[0] + " failed:\n" + Files.readString(log.toPath()));
    }
  }

  /** Used heap in MiB after a collection. */
  long heapMib() throws IOException, InterruptedException {
    return figures().heapMib();
  }

  /** Live threads. */
  int threads() throws IOException {
    return figures().threads();
  }

  private ServerFigures figures() throws IOException {
    return new ServerFigures(Long.parseLong(Files.readString(data.resolve("server.pid")).strip()));
  }

  Path data() {
    return data;
  }
}
