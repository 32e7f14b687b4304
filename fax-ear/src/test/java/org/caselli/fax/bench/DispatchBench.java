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
 *   <li>Backlog: so many faxes wait in the queues of 1,000 accounts that are held back; then they
 *       are let go. Faxes per second from the first call to the last, by the sandbox's own log.
 *   <li>On time: while so many faxes wait for later, 2,000 fall due over 20 seconds. Milliseconds
 *       from due to dialled.
 *   <li>In progress: 5,000 calls at once; threads and heap.
 * </ul>
 */
public final class DispatchBench {
  private static final int DUE = 2_000;
  private static final Duration SPREAD = Duration.ofSeconds(20);
  private static final Duration START = Duration.ofSeconds(45);
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final String DISTINCT = "+1651%07d";
  private static final String INSTANT = "-Dcaselli.sandbox.pace=instant";

  private final BenchServer server;

  private DispatchBench(Path data) {
    this.server = new BenchServer(data);
  }

  /** Arguments: numbers of pending faxes; none for 1000 10000 100000. */
  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory("fax-bench");
    List<Integer> sizes =
        arguments.length == 0
            ? List.of(1_000, 10_000, 100_000)
            : List.of(arguments).stream().map(Integer::valueOf).toList();
    DispatchBench bench = new DispatchBench(data);
    bench.prepare();
    System.out.printf(
        "%d processors, H2 file database, %s%n",
        Runtime.getRuntime().availableProcessors(), System.getProperty("java.vm.version"));
    System.out.printf(
        "%10s %12s %14s %14s %10s %8s%n",
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
    try (BenchFaxes faxes = new BenchFaxes(server.data())) {
      faxes.clear();
      faxes.pending(size, DISTINCT, index -> Instant.now());
    }
    server.start(INSTANT);
    // Warm-up and backlog differ only in that nothing is held back at first.
    Backlog backlog = backlog(size);
    server.stop();
    List<Long> delays = onTime(size);
    System.out.printf(
        Locale.ROOT,
        "%10d %12.0f %14d %14d %10d %8d%n",
        size,
        backlog.perSecond(),
        at(delays, 0.50),
        at(delays, 0.99),
        backlog.heapMib(),
        backlog.threads());
  }

  private record Backlog(double perSecond, long heapMib, int threads) {}

  private Backlog backlog(int size) throws IOException, InterruptedException {
    CallsLog log = new CallsLog(server.data());
    int threads = 0;
    Instant limit = Instant.now().plus(LIMIT);
    while (log.ended() < size && Instant.now().isBefore(limit)) {
      Thread.sleep(100);
      log.read();
      threads = Math.max(threads, server.threads());
    }
    double seconds = log.spanMs() / 1000.0;
    double rate = log.dialled() / seconds;
    long heap = server.heapMib();
    Files.deleteIfExists(server.data().resolve("nothing"));
    return new Backlog(rate, heap, threads);
  }

  private List<Long> onTime(int size) throws IOException, InterruptedException, SQLException {
    Instant begin = Instant.now().plus(START);
    try (BenchFaxes faxes = new BenchFaxes(server.data())) {
      faxes.clear();
      faxes.pending(
          DUE,
          "+1652%07d",
          index -> begin.plus(SPREAD.multipliedBy(index).dividedBy(DUE)));
      faxes.pending(size, DISTINCT, index -> begin.plus(Duration.ofDays(1)));
      faxes.rememberDue();
    }
    server.start(INSTANT);
    Duration left = Duration.between(Instant.now(), begin.plus(SPREAD));
    Thread.sleep(Math.max(0, left.toMillis()) + 5_000);
    server.stop();
    try (BenchFaxes faxes = new BenchFaxes(server.data())) {
      return faxes.dueToDialled();
    }
  }

  private void inProgress() throws IOException, InterruptedException, SQLException {
    int calls = 5_000;
    try (BenchFaxes faxes = new BenchFaxes(server.data())) {
      faxes.clear();
      faxes.pending(calls, DISTINCT, index -> Instant.now());
    }
    server.start("-Dcaselli.sandbox.pace=endless");
    CallsLog log = new CallsLog(server.data());
    Instant limit = Instant.now().plus(Duration.ofMinutes(3));
    while (log.dialled() < calls && Instant.now().isBefore(limit)) {
      Thread.sleep(200);
      log.read();
    }
    System.out.printf(
        "%d calls in progress: %d threads, %d MiB heap%n",
        log.dialled() - log.ended(), server.threads(), server.heapMib());
    server.stop();
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty() ? -1 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
  }
}
