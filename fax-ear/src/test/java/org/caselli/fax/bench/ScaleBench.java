package org.caselli.fax.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a server with PostgreSQL bears a long backlog over many accounts, of which one has half. The
 * faxes are put into its tables by the database, as the application would have written them; the
 * engine answers at once, so that everything but the telephone is measured.
 *
 * <ul>
 *   <li>First 1,000 faxes are dialled to warm the server up, which nobody measures.
 *   <li>On time: while all of it waits for tomorrow, 2,000 faxes fall due over 20 seconds.
 *       Milliseconds from due to dialled.
 *   <li>Backlog: all falls due in one instant. Faxes per second that are dialled, and Jain's index
 *       (R. Jain, D. Chiu, W. Hawe: DEC-TR-301, 1984) over the deliveries of the accounts, all of
 *       which should have the same share while all of them have work: from the first delivery until
 *       one account has no more faxes, or the stretch is over. Meanwhile four clients submit ten
 *       faxes a second in all.
 * </ul>
 */
public final class ScaleBench {
  private static final int ON_TIME = 2_000;
  private static final Duration SPREAD = Duration.ofSeconds(20);
  private static final String BACKLOG = "+1600";
  private static final String DUE = "+1601";
  private static final int WARMING = 1_000;
  private static final String WARM = "+1602";

  private final int pending;
  private final int accounts;
  private final Duration stretch;
  private final BenchServer server;

  private ScaleBench(Map<String, Integer> given, BenchServer server) {
    this.pending = given.get("--pending");
    this.accounts = given.get("--accounts");
    this.stretch = Duration.ofSeconds(given.get("--seconds"));
    this.server = server;
  }

  /**
   * Arguments: {@code --pending N --accounts N --seconds S --nodes N}; else 1000000, 10000, 300 and
   * 1. One node has the embedded broker; several share two brokers outside.
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, Integer> given =
        new HashMap<>(
            Map.of("--pending", 1_000_000, "--accounts", 10_000, "--seconds", 300, "--nodes", 1));
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      if (given.replace(arguments[i], Integer.valueOf(arguments[i + 1])) == null) {
        throw new IllegalArgumentException("bench scale knows no " + arguments[i]);
      }
    }
    int nodes = given.get("--nodes");
    System.out.printf(
        Locale.ROOT,
        "%d processors, Java %s, PostgreSQL, %s: %,d pending faxes of %,d accounts%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        nodes == 1 ? "one node" : nodes + " nodes and two brokers",
        given.get("--pending"),
        given.get("--accounts"));
    Path data = Files.createTempDirectory("caselli-bench");
    new ScaleBench(
            given,
            nodes == 1 ? new BenchServer(data, givenDatabase()) : new BenchServer(data, nodes))
        .run();
  }

  private static Map<String, String> givenDatabase() {
    return Map.of(
        "FAX_DB_DRIVER", "postgresql",
        "FAX_DB_URL", System.getenv("FAX_TEST_PG_URL"),
        "FAX_DB_USER", System.getenv("FAX_TEST_PG_USER"),
        "FAX_DB_PASSWORD", System.getenv("FAX_TEST_PG_PASSWORD"));
  }

  private void run() throws Exception {
    server.start("-Dcaselli.sandbox.pace=instant");
    try (ScaleRows rows = new ScaleRows(server.postgresql())) {
      rows.accounts(accounts);
      rows.pending(WARMING, accounts, WARM);
      warmUp(rows);
      long begin = System.nanoTime();
      rows.pending(ON_TIME, accounts, DUE);
      rows.pending(pending, accounts, BACKLOG);
      System.out.printf(
          Locale.ROOT, "The backlog was written in %d s.%n", seconds(System.nanoTime() - begin));
      onTime(rows);
      backlog(rows);
    } finally {
      server.stop();
    }
    server.erase();
  }

  private static void warmUp(ScaleRows rows) throws Exception {
    rows.dueAt(WARM, Instant.now());
    while (rows.dialled(WARM) < WARMING) {
      Thread.sleep(100);
    }
  }

  private void onTime(ScaleRows rows) throws Exception {
    Instant begin = Instant.now().plusSeconds(25);
    rows.spread(DUE, begin, SPREAD, ON_TIME);
    sleepUntil(begin.plus(SPREAD).plusSeconds(20));
    List<Long> delays = rows.dueToDialled();
    System.out.printf(
        Locale.ROOT,
        "due to dialled: p50 %d ms, p99 %d ms (%d of %d faxes)%n",
        at(delays, 0.50),
        at(delays, 0.99),
        delays.size(),
        ON_TIME);
  }

  private void backlog(ScaleRows rows) throws Exception {
    rows.dueAt(BACKLOG, Instant.now().plusSeconds(5));
    while (rows.dialled(BACKLOG) == 0) {
      Thread.sleep(100);
    }
    Instant begin = Instant.now();
    long cpu = server.cpuMs();
    long machine = ServerFigures.machineCpuMs();
    try (ScaleClient client = new ScaleClient(server)) {
      client.begin();
      sleepUntil(begin.plus(stretch));
      Instant end = Instant.now();
      long used = server.cpuMs() - cpu;
      long everything = ServerFigures.machineCpuMs() - machine;
      long dialled = rows.dialled(BACKLOG);
      Instant fair = rows.firstWithoutWork(BACKLOG, end);
      List<Long> delivered = rows.delivered(BACKLOG, accounts, begin, fair);
      List<Long> took = client.took();
      System.out.printf(
          Locale.ROOT,
          "dialled: %.0f faxes/s over %d s, %.2f ms of the server's processor time each; %,d more"
              + " were queued%n"
              + "Jain's index over %,d accounts: %.3f (%,d deliveries in the %d s in which all had"
              + " work; %d accounts had none)%n"
              + "submissions meanwhile: p50 %d ms, p95 %d ms (%d accepted, %d not)%n"
              + "heap %d MiB, threads %d; everything on this machine: %.1f processors%n",
          dialled * 1000.0 / Duration.between(begin, end).toMillis(),
          stretch.toSeconds(),
          used / (double) Math.max(1, dialled),
          rows.queued(BACKLOG),
          accounts,
          jain(delivered),
          delivered.stream().mapToLong(Long::longValue).sum(),
          Duration.between(begin, fair).toSeconds(),
          delivered.stream().filter(count -> count == 0).count(),
          at(took, 0.50),
          at(took, 0.95),
          took.size(),
          client.failed(),
          server.heapMib(),
          server.threads(),
          everything / (double) Duration.between(begin, end).toMillis());
    }
  }

  /** 1 when all have the same; one of n when one has everything. */
  private static double jain(List<Long> shares) {
    double sum = shares.stream().mapToDouble(Long::doubleValue).sum();
    double squares = shares.stream().mapToDouble(share -> (double) share * share).sum();
    return squares == 0 ? 0 : sum * sum / (shares.size() * squares);
  }

  private static void sleepUntil(Instant when) throws InterruptedException {
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), when).toMillis()));
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds();
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? -1
        : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
  }
}
