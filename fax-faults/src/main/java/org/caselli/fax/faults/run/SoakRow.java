package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.faults.telephone.Faults;

/** Two nodes, faxes all the time, and one fault after the other in a random order. */
final class SoakRow implements Row {
  private static final int ACCOUNTS = 20;
  private static final int CLIENTS = 12;
  private static final int PAUSE_MS = 8_000;
  private static final int LONGER_PAUSE_MS = 30_000;
  private static final Duration A_MOMENT = Duration.ofSeconds(3);
  private static final Duration CUT = Duration.ofSeconds(12);
  private static final Duration AWAY = Duration.ofSeconds(5);
  private static final Duration APART = Duration.ofSeconds(90);
  private static final Patience END = new Patience(Duration.ofMinutes(15));

  private static final List<Trouble> TROUBLES =
      List.of(
          new Trouble("fax1 killed", nodes -> kill(nodes, TwoNodes.FIRST)),
          new Trouble("fax2 killed", nodes -> kill(nodes, TwoNodes.SECOND)),
          new Trouble("fax2 cut off", nodes -> nodes.cutOff(CUT)),
          new Trouble("PostgreSQL killed", SoakRow::killDatabase),
          new Trouble("broker killed", SoakRow::killBroker),
          new Trouble("connections to the switch cut", nodes -> hurt(nodes, Faults.Fault.CUT)),
          new Trouble("switch refuses", nodes -> hurt(nodes, Faults.Fault.REFUSE)),
          new Trouble("switch deaf", nodes -> hurt(nodes, Faults.Fault.HALF_OPEN)),
          new Trouble("switch talks garbage", nodes -> hurt(nodes, Faults.Fault.GARBAGE)),
          new Trouble("clocks apart", SoakRow::clocksApart));

  private final Random random = new Random();
  private Iterator<Trouble> deck = Collections.emptyIterator();

  /** Something that goes wrong, and is repaired. */
  private record Trouble(String name, Deed deed) {
    /** Lets it happen. */
    @FunctionalInterface
    private interface Deed {
      void on(TwoNodes nodes) throws IOException, InterruptedException;
    }
  }

  @Override
  public int number() {
    return 12;
  }

  @Override
  public String title() {
    return "soak: two nodes, faults at random throughout";
  }

  @Override
  public int usualRuns() {
    return 1;
  }

  @Override
  public RowResult run(RunContext context) throws IOException, InterruptedException {
    Tally tally = new Tally(this);
    try (TwoNodes nodes = TwoNodes.open(context)) {
      Scene scene = nodes.scene();
      Feed feed = new Feed(scene, entrances(nodes), context.soak());
      try (Crowd crowd = new Crowd(CLIENTS)) {
        for (int i = 0; i < CLIENTS; i++) {
          crowd.add(feed::go);
        }
        while (!feed.isOver()) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MS + random.nextInt(LONGER_PAUSE_MS - PAUSE_MS));
          tally.recovered(played(nodes, next(), context));
          tally.run();
        }
        crowd.await();
      }
      END.until(scene::isQuiet);
      tally.judged(scene.judge());
    }
    return tally.result();
  }

  private static List<Entrance> entrances(TwoNodes nodes) throws IOException, InterruptedException {
    List<Entrance> entrances = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      RestClient account = nodes.scene().newAccount();
      entrances.add(nodes.entrance(account, i % 2 == 0 ? TwoNodes.FIRST : TwoNodes.SECOND));
    }
    return entrances;
  }

  /** All come once before any comes again. */
  private Trouble next() {
    if (!deck.hasNext()) {
      List<Trouble> mixed = new ArrayList<>(TROUBLES);
      Collections.shuffle(mixed, random);
      deck = mixed.iterator();
    }
    return deck.next();
  }

  /** From the fault to the end of a fax that was handed in when all was repaired. */
  private static Duration played(TwoNodes nodes, Trouble trouble, RunContext context)
      throws IOException, InterruptedException {
    Scene scene = nodes.scene();
    long began = System.nanoTime();
    trouble.deed().on(nodes);
    Order after = scene.order(scene.numbers().accepting(), 1);
    scene.submit(new RestEntrance(scene.client()), after);
    END.until(() -> scene.hasEnded(after.to()));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    context.say(
        trouble.name()
            + ": "
            + took.toMillis()
            + " ms; "
            + scene.accepted().all().size()
            + " faxes were accepted");
    return took;
  }

  private static void kill(TwoNodes nodes, String node) throws IOException, InterruptedException {
    nodes.kill(node);
    nodes.restart();
  }

  private static void killDatabase(TwoNodes nodes) throws IOException, InterruptedException {
    nodes.killDatabase();
    TimeUnit.MILLISECONDS.sleep(AWAY.toMillis());
    nodes.restart();
  }

  private static void killBroker(TwoNodes nodes) throws IOException, InterruptedException {
    nodes.killBroker();
    nodes.restart();
  }

  private static void hurt(TwoNodes nodes, Faults.Fault fault) throws InterruptedException {
    nodes.scene().telephone().now(fault);
    TimeUnit.MILLISECONDS.sleep(A_MOMENT.toMillis());
    nodes.scene().telephone().heal();
  }

  private static void clocksApart(TwoNodes nodes) throws IOException, InterruptedException {
    nodes.clock(TwoNodes.FIRST, APART);
    TimeUnit.MILLISECONDS.sleep(CUT.toMillis());
    nodes.clock(TwoNodes.FIRST, Duration.ZERO);
  }
}
