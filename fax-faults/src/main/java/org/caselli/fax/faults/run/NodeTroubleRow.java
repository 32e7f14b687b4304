package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Two nodes under load: either dies; the second is cut off from the database and the brokers for
 * longer than a living node is silent, and goes on as if nothing had happened; the clock of either
 * is wrong by a minute and a half.
 */
final class NodeTroubleRow implements Row {
  private static final int FAXES = 60;
  private static final int FEW = 20;
  private static final int PAGES = 2;
  private static final int CLIENTS = 4;
  private static final int SOON_MS = 6_000;
  private static final Duration APART = Duration.ofSeconds(90);
  private static final int CUT_S = 8;
  private static final int LONGER_CUT_S = 20;
  private static final Patience END = new Patience(Duration.ofMinutes(6));

  private final Random random = new Random();
  private final List<Trouble> troubles =
      List.of(
          new Trouble("fax1 killed", nodes -> nodes.kill(TwoNodes.FIRST)),
          new Trouble("fax2 cut off from database and brokers", this::cutOff),
          new Trouble("the clock of fax1 90 s ahead", nodes -> nodes.clock(TwoNodes.FIRST, APART)),
          new Trouble("fax2 killed", nodes -> nodes.kill(TwoNodes.SECOND)),
          new Trouble(
              "the clock of fax2 90 s behind",
              nodes -> nodes.clock(TwoNodes.SECOND, APART.negated())));

  /** What happens to a node. */
  private record Trouble(String name, Deed deed) {
    /** Lets it happen. */
    @FunctionalInterface
    private interface Deed {
      void on(TwoNodes nodes) throws IOException, InterruptedException;
    }
  }

  @Override
  public int number() {
    return 8;
  }

  @Override
  public String title() {
    return "two nodes: either killed, cut off, or its clock wrong";
  }

  @Override
  public int usualRuns() {
    return 15;
  }

  @Override
  public RowResult run(RunContext context) throws IOException, InterruptedException {
    Tally tally = new Tally(this);
    int faxes = context.shortened() ? FEW : FAXES;
    try (TwoNodes nodes = TwoNodes.open(context)) {
      for (int run = 0; run < context.runs(); run++) {
        Trouble trouble = troubles.get(run % troubles.size());
        play(nodes, trouble, faxes, tally);
        context.say("run " + (run + 1) + ": " + trouble.name());
      }
      tally.judged(nodes.scene().judge());
    }
    return tally.result();
  }

  private void play(TwoNodes nodes, Trouble trouble, int faxes, Tally tally)
      throws IOException, InterruptedException {
    Scene scene = nodes.scene();
    int before = scene.accepted().all().size();
    List<Entrance> entrances =
        List.of(
            nodes.entrance(scene.client(), TwoNodes.FIRST),
            nodes.entrance(scene.client(), TwoNodes.SECOND));
    try (Crowd crowd = new Crowd(CLIENTS)) {
      for (int i = 0; i < faxes; i++) {
        Order order = scene.order(number(scene.numbers(), i), PAGES);
        Entrance entrance = entrances.get(i % entrances.size());
        crowd.add(() -> scene.submit(entrance, order));
      }
      END.until(() -> scene.accepted().all().size() >= before + faxes / 3);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(SOON_MS));
      long began = System.nanoTime();
      long ended = scene.callsEnded();
      trouble.deed().on(nodes);
      tally.run();
      if (END.until(() -> scene.callsEnded() > ended)) {
        tally.recovered(Duration.ofNanos(System.nanoTime() - began));
      }
      nodes.restart();
      crowd.await();
    }
    END.until(scene::isQuiet);
    nodes.clock(TwoNodes.FIRST, Duration.ZERO);
    nodes.clock(TwoNodes.SECOND, Duration.ZERO);
  }

  private void cutOff(TwoNodes nodes) throws IOException, InterruptedException {
    nodes.cutOff(Duration.ofSeconds(CUT_S + random.nextInt(LONGER_CUT_S - CUT_S)));
  }

  private static String number(Numbers numbers, int i) {
    return switch (i % 5) {
      case 0 -> numbers.droppingOnce(1);
      case 1 -> numbers.slow(3);
      default -> numbers.accepting();
    };
  }
}
