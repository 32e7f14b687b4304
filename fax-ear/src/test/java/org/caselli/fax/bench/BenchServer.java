package org.caselli.fax.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The provisioned server in a data directory of the benchmark's own, on the loopback; with H2
 * unless it is told otherwise. It may have several nodes, which have their own PostgreSQL.
 */
final class BenchServer {
  /** Of its ports; another one where these are taken, with {@code -Dfax.bench.offset=N}. */
  static final int OFFSET = Integer.getInteger("fax.bench.offset", 3_000);

  private static final int REST_PORT = 8_080;
  private static final int POSTGRESQL_PORT = 54_320;
  private static final int NEXT_NODE = 100;

  private final Path checkout = Path.of(System.getProperty("fax.checkout", "."));
  private final Path data;
  private final Map<String, String> database;
  private final int nodes;

  BenchServer(Path data) {
    this.data = data;
    this.database = Map.of("FAX_DB_URL", databaseUrl());
    this.nodes = 1;
  }

  /**
   * A server.
   *
   * @param database what {@code ./fax run} reads of it from its environment
   */
  BenchServer(Path data, Map<String, String> database) {
    this.data = data;
    this.database = Map.copyOf(database);
    this.nodes = 1;
  }

  /** A cluster of several nodes, with PostgreSQL and brokers of its own. */
  BenchServer(Path data, int nodes) {
    this.data = data;
    this.database = Map.of();
    this.nodes = nodes;
  }

  /** Starts it and waits until it is ready. */
  void start(String... javaOptions) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(database);
    environment.put("FAX_JAVA_OPTS", "-Dh2.bindAddress=127.0.0.1 " + String.join(" ", javaOptions));
    List<String> arguments = new ArrayList<>(List.of("run", "--detach", "--no-build"));
    if (nodes > 1) {
      arguments.addAll(List.of("--nodes", "" + nodes));
    }
    arguments.addAll(List.of("--data", data.toString(), "--port-offset", "" + OFFSET));
    fax(environment, arguments.toArray(String[]::new));
  }

  /** Address of its REST interface. */
  String rest() {
    return rest(0);
  }

  /** The same of any node: they take turns. */
  String rest(int turn) {
    return "http://127.0.0.1:" + (REST_PORT + OFFSET + NEXT_NODE * (turn % nodes));
  }

  /** How its PostgreSQL is reached, by the names that {@code ./fax run} reads. */
  Map<String, String> postgresql() throws IOException {
    if (nodes == 1) {
      return database;
    }
    return Map.of(
        "FAX_DB_URL",
        "jdbc:postgresql://127.0.0.1:" + (POSTGRESQL_PORT + OFFSET) + "/fax",
        "FAX_DB_USER",
        "fax",
        "FAX_DB_PASSWORD",
        Files.readString(data.resolve("postgresql-password")).strip());
  }

  /** Its database, which another process may open too while it runs. */
  String databaseUrl() {
    return "jdbc:h2:file:"
        + data.resolve("bench-db/fax")
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;CACHE_SIZE=98304;AUTO_SERVER=TRUE";
  }

  /** Processor time that its nodes have used, in milliseconds. */
  long cpuMs() throws IOException {
    long sum = 0;
    for (ServerFigures node : figures()) {
      sum += node.cpuMs();
    }
    return sum;
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

  /** Removes all that it has written; it must be stopped. */
  void erase() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(data)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }

  /** Used heap in MiB after a collection, of the node that has most. */
  long heapMib() throws IOException, InterruptedException {
    long most = 0;
    for (ServerFigures node : figures()) {
      most = Math.max(most, node.heapMib());
    }
    return most;
  }

  /** Live threads, of the node that has most. */
  int threads() throws IOException {
    int most = 0;
    for (ServerFigures node : figures()) {
      most = Math.max(most, node.threads());
    }
    return most;
  }

  private List<ServerFigures> figures() throws IOException {
    List<ServerFigures> figures = new ArrayList<>();
    for (int node = 1; node <= nodes; node++) {
      Path place = nodes == 1 ? data : data.resolve("fax" + node);
      String pid = Files.readString(place.resolve("server.pid"));
      figures.add(new ServerFigures(Long.parseLong(pid.strip())));
    }
    return figures;
  }

  Path data() {
    return data;
  }
}
