package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The clock of the server is set forward and back by an hour while faxes are on their way, and goes
 * over both changes of daylight saving in the zone of the server.
 */
final class ClockRow implements Row {
  private static final String ZONE = "-Duser.timezone=Europe/Rome";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration BEFORE = Duration.ofSeconds(20);
  private static final Duration BETWEEN = Duration.ofSeconds(3);
  private static final int FAXES = 20;
  private static final int FEW = 6;
  private static final int PAGES = 2;
  private static final Patience END = new Patience(Duration.ofMinutes(5));

  /** When clocks in Rome go forward, and back; the right time must not be behind them. */
  private static final List<Instant> CHANGES =
      List.of(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-10-31T01:00:00Z"));

  @Override
  public int number() {
    return 11;
  }

  @Override
  public String title() {
    return "clock set by an hour, and over daylight saving";
  }

  @Override
  public int usualRuns() {
    return 3;
  }

  @Override
  public RowResult run(RunContext context) throws IOException, InterruptedException {
    Tally tally = new Tally(this);
    int faxes = context.shortened() ? FEW : FAXES;
    try (Scene scene = Scene.open(context, ServerOptions.usual().withJava(ZONE))) {
      for (int run = 0; run < context.runs(); run++) {
        steps(scene, faxes, tally);
      }
      for (Instant change : CHANGES) {
        for (int run = 0; run < context.runs(); run++) {
          over(change, scene, faxes, tally);
        }
      }
      tally.judged(scene.judge());
    }
    return tally.result();
  }

  /** An hour forward, two back, and one forward again, which lets begin what waits for its time. */
  private static void steps(Scene scene, int faxes, Tally tally)
      throws IOException, InterruptedException {
    for (Duration ahead : List.of(HOUR, HOUR.negated(), Duration.ZERO)) {
      submit(scene, faxes);
      scene.orders().clock(ahead);
      TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
    }
    submit(scene, faxes);
    // Retries that were planned an hour ahead.
    scene.orders().clock(HOUR);
    settled(scene, tally);
    scene.orders().clock(Duration.ZERO);
  }

  private static void over(Instant change, Scene scene, int faxes, Tally tally)
      throws IOException, InterruptedException {
    scene.server().stop();
    scene.orders().clock(Duration.between(Instant.now(), change.minus(BEFORE)));
    scene.restart();
    scene.orders().clock(Duration.between(Instant.now(), change.minus(BEFORE)));
    submit(scene, faxes);
    TimeUnit.MILLISECONDS.sleep(BEFORE.toMillis());
    submit(scene, faxes);
    settled(scene, tally);
  }

  private static void submit(Scene scene, int faxes) throws IOException, InterruptedException {
    Entrance entrance = new RestEntrance(scene.client());
    for (int i = 0; i < faxes; i++) {
      Numbers numbers = scene.numbers();
      String number =
          switch (i % 4) {
            case 0 -> numbers.droppingOnce(1);
            case 1 -> numbers.busyFirst(2);
            case 2 -> numbers.slow(4);
            default -> numbers.accepting();
          };
      scene.submit(entrance, scene.order(number, PAGES));
    }
  }

  private static void settled(Scene scene, Tally tally) throws InterruptedException {
    long last = System.nanoTime();
    tally.run();
    if (END.until(scene::isQuiet)) {
      tally.recovered(Duration.ofNanos(System.nanoTime() - last));
    }
  }
}
