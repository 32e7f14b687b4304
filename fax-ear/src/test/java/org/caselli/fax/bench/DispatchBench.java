package org.caselli.fax.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How fast waiting faxes are dialled, with an engine that answers at once.
 *
 * <ul>
 *   <li>Backlog: the server warms up with 10,000 faxes; then so many fall due in one instant, over
 *       1,000 accounts. Faxes per second from the first call to the last, by the sandbox's own log.
 *   <li>On time: while so many faxes wait for later, 2,000 fall due over 20 seconds. Milliseconds
 *       from due to dialled, by the database.
 *   <li>In progress: 5,000 calls at once; threads and heap.
 * </ul>
 */
public final class DispatchBench {
  private static final int WARM_UP = 10_000;
  private static final int ON_TIME = 2_000;
  private static final Duration SPREAD = Duration.ofSeconds(20);
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final String WARM = "+1652";
  private static final String MEASURED = "+1651";
  private static final String LATER = "+1653";
  private static final String DIGITS = "%07d";

  private final BenchServer server;

  private DispatchBench(Path data) {
    this.server = new BenchServer(data);
  }

  /** Arguments: numbers of pending faxes; none for 1000 10000 100000. */
  public static void main(String[] arguments) throws Exception {
    List<Integer> sizes =
        arguments.length == 0
            ? List.of(1_000, 10_000, 100_000)
            : List.of(arguments).stream().map(Integer::valueOf).toList();
    DispatchBench bench = new DispatchBench(Files.createTempDirectory("caselli-bench"));
    bench.prepare();
    System.out.printf(
        Locale.ROOT,
        "%d processors, Java %s, H2 file database, embedded broker, 1,000 accounts%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature());
    System.out.printf(
        "%10s %10s %12s %12s %10s %8s%n",
        "pending", "faxes/s", "due p50 ms", "due p99 ms", "heap MiB", "threads");
    for (int size : sizes) {
      bench.row(size);
    }
    bench.inProgress();
  }

  private void prepare() throws IOException, InterruptedException, SQLException {
    server.start();
    server.stop();
    try (BenchFaxes faxes = new BenchFaxes(server.data())) {
      faxes.accounts();
    }
  }

  private void row(int size) throws IOException, InterruptedException, SQLException {
    Backlog backlog = backlog(size);
    List<Long> delays = onTime(size);
    System.out.printf(
        Locale.ROOT,
        "%10d %10.0f %12d %12d %10d %8d%n",
        size,
        backlog.perSecond(),
        at(delays, 0.50),
        at(delays, 0.99),
        backlog.heapMib(),
        backlog.threads());
  }

  private record Backlog(double perSecond, long heapMib, int threads) {}

  private Backlog backlog(int size) throws IOException, InterruptedException, SQLException {
    Instant due = seed(size);
    CallsLog warm = new CallsLog(server.data(), WARM);
    CallsLog log = new CallsLog(server.data(), MEASURED);
    server.start("-Dcaselli.sandbox.pace=instant");
    int threads = 0;
    Instant limit = Instant.now().plus(LIMIT);
    while (log.ended() < size && Instant.now().isBefore(limit)) {
      Thread.sleep(100);
      log.read();
      warm.read();
      threads = Math.max(threads, server.threads());
      if (warm.ended() < WARM_UP && Instant.now().isAfter(due)) {
        throw new IllegalStateException("The warm-up was not through in time; give it longer");
      }
    }
    long heap = server.heapMib();
    server.stop();
    return new Backlog(log.dialled() * 1000.0 / log.spanMs(), heap, threads);
  }

  private List<Long> onTime(int size) throws IOException, InterruptedException, SQLException {
    Instant begin = seed(ON_TIME);
    try (BenchFaxes faxes = new BenchFaxes(server.data())) {
      faxes.spread(MEASURED, begin, SPREAD, ON_TIME);
      faxes.pending(size, LATER + DIGITS, begin.plus(Duration.ofDays(1)));
      faxes.rememberDue();
    }
    CallsLog log = new CallsLog(server.data(), MEASURED);
    server.start("-Dcaselli.sandbox.pace=instant");
    Instant limit = begin.plus(SPREAD).plus(Duration.ofMinutes(2));
    while (log.ended() < ON_TIME && Instant.now().isBefore(limit)) {
      Thread.sleep(100);
      log.read();
    }
    Thread.sleep(2_000);
    server.stop();
    try (BenchFaxes faxes = new BenchFaxes(server.data())) {
      return faxes.dueToDialled(MEASURED);
    }
  }

  private Instant seed(int size) throws SQLException {
    try (BenchFaxes faxes = new BenchFaxes(server.data())) {
      faxes.clear();
      Instant now = Instant.now();
      faxes.pending(WARM_UP, WARM + DIGITS, now);
      Instant at = now.plusSeconds(90 + size / 5_000);
      faxes.pending(size, MEASURED + DIGITS, at);
      return at;
    }
  }

  private void inProgress() throws IOException, InterruptedException, SQLException {
    int calls = 5_000;
    try (BenchFaxes faxes = new BenchFaxes(server.data())) {
      faxes.clear();
      faxes.pending(calls, MEASURED + DIGITS, Instant.now());
    }
    CallsLog log = new CallsLog(server.data(), MEASURED);
    server.start("-Dcaselli.sandbox.pace=endless");
    Instant limit = Instant.now().plus(Duration.ofMinutes(3));
    while (log.dialled() < calls && Instant.now().isBefore(limit)) {
      Thread.sleep(200);
      log.read();
    }
    System.out.printf(
        Locale.ROOT,
        "%n%d calls in progress: %d threads, %d MiB heap%n",
        log.dialled() - log.ended(),
        server.threads(),
        server.heapMib());
    server.stop();
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? -1
        : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
  }
}
