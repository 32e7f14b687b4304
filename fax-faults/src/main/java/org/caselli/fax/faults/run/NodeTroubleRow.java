package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Two nodes under load, one of which dies, or is held still for longer than a living node is silent
 * and then goes on as if nothing had happened: what the others and the database see of a node that
 * is cut off.
 */
final class NodeTroubleRow implements Row {
  private static final List<String> NODES = List.of("fax1", "fax2");
  private static final int FAXES = 60;
  private static final int FEW = 20;
  private static final int PAGES = 2;
  private static final int CLIENTS = 4;
  private static final int SOON_MS = 6_000;
  private static final long STILL_S = 12;
  private static final Patience END = new Patience(Duration.ofMinutes(6));

  private final Random random = new Random();

  @Override
  public int number() {
    return 8;
  }

  @Override
  public String title() {
    return "two nodes: either killed, or held still and late";
  }

  @Override
  public int usualRuns() {
    return 4;
  }

  @Override
  public RowResult run(RunContext context) throws IOException, InterruptedException {
    Tally tally = new Tally(this);
    context.open();
    int faxes = context.shortened() ? FEW : FAXES;
    try (Scene scene = Scene.open(context, ServerOptions.usual().withRun("--nodes", "2"))) {
      for (int run = 0; run < context.runs(); run++) {
        String node = NODES.get(random.nextInt(NODES.size()));
        boolean killed = run % 2 == 0;
        play(scene, node, killed, faxes, tally);
        context.say("run " + (run + 1) + ": " + node + (killed ? " killed" : " held still"));
      }
      tally.judged(scene.judge());
    }
    return tally.result();
  }

  private void play(Scene scene, String node, boolean killed, int faxes, Tally tally)
      throws IOException, InterruptedException {
    int before = scene.accepted().all().size();
    Entrance entrance = new RestEntrance(scene.client());
    try (Crowd crowd = new Crowd(CLIENTS)) {
      for (int i = 0; i < faxes; i++) {
        Order order = scene.order(number(scene.numbers(), i), PAGES);
        crowd.add(() -> scene.submit(entrance, order));
      }
      END.until(() -> scene.accepted().all().size() >= before + faxes / 3);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(SOON_MS));
      long began = System.nanoTime();
      long ended = scene.callsEnded();
      if (killed) {
        scene.server().killPart(node);
      } else {
        scene.server().signal(node, "STOP");
        TimeUnit.SECONDS.sleep(STILL_S);
        scene.server().signal(node, "CONT");
      }
      tally.run();
      if (END.until(() -> scene.callsEnded() > ended)) {
        tally.recovered(Duration.ofNanos(System.nanoTime() - began));
      }
      if (killed) {
        scene.restart();
      }
      crowd.await();
    }
    END.until(scene::isQuiet);
  }

  private static String number(Numbers numbers, int i) {
    return switch (i % 5) {
      case 0 -> numbers.droppingOnce(1);
      case 1 -> numbers.slow(3);
      default -> numbers.accepting();
    };
  }
}
