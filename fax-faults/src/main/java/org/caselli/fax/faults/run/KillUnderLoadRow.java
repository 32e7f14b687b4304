package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The process ends at a random moment while many faxes of many accounts are on their way. */
final class KillUnderLoadRow implements OneServerRow {
  private static final int FAXES = 1_000;
  private static final int FEW = 60;
  private static final int ACCOUNTS = 10;
  private static final int PAGES = 2;
  private static final int CLIENTS = 8;
  private static final int AFTER_ALL_MS = 5_000;
  private static final Patience END = new Patience(Duration.ofMinutes(15));

  private final Random random = new Random();

  @Override
  public int number() {
    return 2;
  }

  @Override
  public String title() {
    return "killed at random under a load of 1,000 faxes";
  }

  @Override
  public int usualRuns() {
    return 3;
  }

  @Override
  public ServerOptions options() {
    return ServerOptions.usual();
  }

  @Override
  public void play(Scene scene, RunContext context, Tally tally)
      throws IOException, InterruptedException {
    int faxes = context.shortened() ? FEW : FAXES;
    List<Entrance> entrances = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      entrances.add(new RestEntrance(scene.newAccount()));
    }
    for (int run = 0; run < context.runs(); run++) {
      play(scene, entrances, faxes, tally);
      context.say("run " + (run + 1) + " of " + context.runs() + ": " + faxes + " faxes");
    }
  }

  private void play(Scene scene, List<Entrance> entrances, int faxes, Tally tally)
      throws IOException, InterruptedException {
    int before = scene.accepted().all().size();
    int killAt = before + faxes / 10 + random.nextInt(faxes * 9 / 10);
    try (Crowd crowd = new Crowd(CLIENTS)) {
      for (int i = 0; i < faxes; i++) {
        Entrance entrance = entrances.get(i % entrances.size());
        Order order = scene.order(number(scene.numbers()), PAGES);
        crowd.add(() -> scene.submit(entrance, order));
      }
      END.until(() -> scene.accepted().all().size() >= killAt);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(AFTER_ALL_MS));
      scene.server().kill();
      long died = System.nanoTime();
      long ended = scene.callsEnded();
      scene.restart();
      tally.run();
      if (END.until(() -> scene.callsEnded() > ended)) {
        tally.recovered(Duration.ofNanos(System.nanoTime() - died));
      }
      crowd.await();
    }
    END.until(scene::isQuiet);
  }

  /** Most are taken at once; some are busy, break off, or take their time. */
  private String number(Numbers numbers) {
    return switch (random.nextInt(10)) {
      case 0 -> numbers.busyFirst(1);
      case 1, 2 -> numbers.droppingOnce(1);
      case 3 -> numbers.slow(3);
      case 4 -> random.nextBoolean() ? numbers.busy() : numbers.accepting();
      default -> numbers.accepting();
    };
  }
}
