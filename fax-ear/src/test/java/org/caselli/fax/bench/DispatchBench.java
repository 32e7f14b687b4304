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
 * How fast waiting faxes are dialled, with an engine that answers at once. One server, warmed up
 * with 20,000 faxes; then for each size:
 *
 * <ul>
 *   <li>Backlog: so many faxes fall due in one instant, over 1,000 accounts. Faxes per second from
 *       the first call to the last by the sandbox's own log, and processor time of the server.
 *   <li>On time: while so many faxes wait for later, 2,000 fall due over 20 seconds. Milliseconds
 *       from due to dialled, by the database.
 * </ul>
 *
 * At last 5,000 calls in progress at once; threads and heap.
 */
public final class DispatchBench {
  private static final int WARM_UP = 20_000;
  private static final int ON_TIME = 2_000;
  private static final int IN_PROGRESS = 5_000;
  private static final Duration SPREAD = Duration.ofSeconds(20);
  private static final Duration AHEAD = Duration.ofSeconds(25);
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final BenchServer server;
  private final boolean events;
  private int round;

  private DispatchBench(Path data, boolean events) {
    this.server = new BenchServer(data);
    this.events = events;
  }

  /**
   * Arguments: {@code --events} to have events written and published, as with {@code ./fax run
   * --jms}; numbers of pending faxes, none for 1000 10000 100000.
   */
  public static void main(String[] arguments) throws Exception {
    boolean events = List.of(arguments).contains("--events");
    List<Integer> given =
        List.of(arguments).stream()
            .filter(argument -> !argument.equals("--events"))
            .map(Integer::valueOf)
            .toList();
    List<Integer> sizes = given.isEmpty() ? List.of(1_000, 10_000, 100_000) : given;
    DispatchBench bench = new DispatchBench(Files.createTempDirectory("caselli-bench"), events);
    System.out.printf(
        Locale.ROOT,
        "%d processors, Java %s, H2 file database, embedded broker, 1,000 accounts%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature());
    bench.rows(sizes);
    bench.inProgress();
  }

  private void rows(List<Integer> sizes) throws IOException, InterruptedException, SQLException {
    server.start(
        "-Dcaselli.sandbox.pace=instant", "-Dcaselli.jms.listener=" + (events ? "true" : "false"));
    try (BenchFaxes faxes = new BenchFaxes(server)) {
      faxes.accounts();
      Backlog warm = backlog(faxes, WARM_UP);
      System.out.printf(Locale.ROOT, "warm-up: %.0f faxes/s%n%n", warm.perSecond());
      System.out.printf(
          "%10s %10s %12s %12s %12s %10s %8s%n",
          "pending", "faxes/s", "CPU ms/fax", "due p50 ms", "due p99 ms", "heap MiB", "threads");
      for (int size : sizes) {
        Backlog backlog = backlog(faxes, size);
        List<Long> delays = onTime(faxes, size);
        System.out.printf(
            Locale.ROOT,
            "%10d %10.0f %12.2f %12d %12d %10d %8d%n",
            size,
            backlog.perSecond(),
            backlog.cpuMs(),
            at(delays, 0.50),
            at(delays, 0.99),
            backlog.heapMib(),
            backlog.threads());
      }
    }
    server.stop();
  }

  private record Backlog(double perSecond, double cpuMs, long heapMib, int threads) {}

  /** A range of numbers of its own for each measurement. */
  private String numbers() {
    return "+1" + (600 + round++);
  }

  private Backlog backlog(BenchFaxes faxes, int size)
      throws IOException, InterruptedException, SQLException {
    String numbers = numbers();
    faxes.pending(size, numbers, Instant.now().plus(Duration.ofDays(1)));
    CallsLog log = new CallsLog(server.data(), numbers);
    faxes.spread(numbers, Instant.now().plusSeconds(1), Duration.ZERO, size);
    int threads = 0;
    long cpu = 0;
    Instant limit = Instant.now().plus(LIMIT);
    while (log.ended() < size && Instant.now().isBefore(limit)) {
      Thread.sleep(100);
      log.read();
      if (log.idleMs() > 10_000 && faxes.ended(numbers) == size) {
        break;
      }
      cpu = cpu == 0 && log.dialled() > 0 ? server.cpuMs() : cpu;
      threads = Math.max(threads, server.threads());
    }
    double cpuMs = (server.cpuMs() - cpu) / (double) size;
    faxes.clear();
    return new Backlog(size * 1000.0 / log.spanMs(), cpuMs, server.heapMib(), threads);
  }

  private List<Long> onTime(BenchFaxes faxes, int size)
      throws IOException, InterruptedException, SQLException {
    String numbers = numbers();
    faxes.pending(size, numbers(), Instant.now().plus(Duration.ofDays(1)));
    faxes.pending(ON_TIME, numbers, Instant.now().plus(Duration.ofDays(1)));
    CallsLog log = new CallsLog(server.data(), numbers);
    Instant begin = Instant.now().plus(AHEAD);
    faxes.spread(numbers, begin, SPREAD, ON_TIME);
    faxes.rememberDue(numbers);
    Instant limit = begin.plus(SPREAD).plus(Duration.ofMinutes(2));
    while (log.ended() < ON_TIME && Instant.now().isBefore(limit)) {
      Thread.sleep(100);
      log.read();
    }
    Thread.sleep(2_000);
    List<Long> delays = faxes.dueToDialled();
    faxes.clear();
    return delays;
  }

  private void inProgress() throws IOException, InterruptedException, SQLException {
    server.start("-Dcaselli.sandbox.pace=endless");
    try (BenchFaxes faxes = new BenchFaxes(server)) {
      String numbers = numbers();
      CallsLog log = new CallsLog(server.data(), numbers);
      int before = server.threads();
      faxes.pending(IN_PROGRESS, numbers, Instant.now());
      Instant limit = Instant.now().plus(Duration.ofMinutes(3));
      while (log.dialled() < IN_PROGRESS && Instant.now().isBefore(limit)) {
        Thread.sleep(200);
        log.read();
      }
      System.out.printf(
          Locale.ROOT,
          "%n%d calls in progress: %d threads (%d before), %d MiB heap%n",
          log.dialled() - log.ended(),
          server.threads(),
          before,
          server.heapMib());
    }
    server.stop();
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? -1
        : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
  }
}
