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
 *   <li>On time: while all of it waits for tomorrow, 2,000 faxes fall due over 20 seconds.
 *       Milliseconds from due to dialled.
 *   <li>Backlog: all falls due in one instant. Faxes per second that are dialled, and Jain's index
 *       (R. Jain, D. Chiu, W. Hawe: DEC-TR-301, 1984) over the deliveries of the accounts, within a
 *       stretch that begins with the first. Meanwhile four clients submit ten faxes a second in
 *       all.
 * </ul>
 */
public final class ScaleBench {
  private static final int ON_TIME = 2_000;
  private static final Duration SPREAD = Duration.ofSeconds(20);
  private static final String BACKLOG = "+1600";
  private static final String DUE = "+1601";

  private final int pending;
  private final int accounts;
  private final Duration stretch;
  private final BenchServer server;
  private final Map<String, String> database;

  private ScaleBench(Map<String, Integer> given, Map<String, String> database, Path data) {
    this.pending = given.get("--pending");
    this.accounts = given.get("--accounts");
    this.stretch = Duration.ofSeconds(given.get("--seconds"));
    this.database = database;
    this.server = new BenchServer(data, database);
  }

  /** Arguments: {@code --pending N --accounts N --seconds S}; else 1000000, 10000 and 300. */
  public static void main(String[] arguments) throws Exception {
    Map<String, Integer> given =
        new HashMap<>(Map.of("--pending", 1_000_000, "--accounts", 10_000, "--seconds", 300));
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      if (given.replace(arguments[i], Integer.valueOf(arguments[i + 1])) == null) {
        throw new IllegalArgumentException("bench scale knows no " + arguments[i]);
      }
    }
    Map<String, String> database =
        Map.of(
            "FAX_DB_DRIVER", "postgresql",
            "FAX_DB_URL", System.getenv("FAX_TEST_PG_URL"),
            "FAX_DB_USER", System.getenv("FAX_TEST_PG_USER"),
            "FAX_DB_PASSWORD", System.getenv("FAX_TEST_PG_PASSWORD"));
    System.out.printf(
        Locale.ROOT,
        "%d processors, Java %s, PostgreSQL, one node: %,d pending faxes of %,d accounts%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        given.get("--pending"),
        given.get("--accounts"));
    new ScaleBench(given, database, Files.createTempDirectory("caselli-bench")).run();
  }

  private void run() throws Exception {
    server.start("-Dcaselli.sandbox.pace=instant");
    try (ScaleRows rows = new ScaleRows(database)) {
      rows.accounts(accounts);
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
    try (ScaleClient client = new ScaleClient(server)) {
      client.begin();
      sleepUntil(begin.plus(stretch));
      Instant end = Instant.now();
      long used = server.cpuMs() - cpu;
      long dialled = rows.dialled(BACKLOG);
      List<Long> delivered = rows.delivered(BACKLOG, accounts, begin, end);
      List<Long> took = client.took();
      System.out.printf(
          Locale.ROOT,
          "dialled: %.0f faxes/s over %d s, %.2f ms of processor time each%n"
              + "Jain's index over %,d accounts: %.3f (%,d deliveries; %d accounts had none)%n"
              + "submissions meanwhile: p50 %d ms, p95 %d ms (%d accepted, %d not)%n"
              + "heap %d MiB, threads %d%n",
          dialled * 1000.0 / Duration.between(begin, end).toMillis(),
          stretch.toSeconds(),
          used / (double) Math.max(1, dialled),
          accounts,
          jain(delivered),
          delivered.stream().mapToLong(Long::longValue).sum(),
          delivered.stream().filter(count -> count == 0).count(),
          at(took, 0.50),
          at(took, 0.95),
          took.size(),
          client.failed(),
          server.heapMib(),
          server.threads());
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
