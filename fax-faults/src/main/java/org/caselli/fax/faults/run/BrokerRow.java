package org.caselli.fax.faults.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The broker dies while faxes wait in it: the one inside a server, whose journal is damaged or
 * lost; the working one of a pair outside, and both with their store.
 */
final class BrokerRow implements Row {
  private static final int FAXES = 40;
  private static final int FEW = 12;
  private static final int PAGES = 2;
  private static final int CLIENTS = 4;
  private static final int RUBBISH = 4_096;
  private static final Patience END = new Patience(Duration.ofMinutes(6));

  private final Random random = new Random();

  /** What happens to the broker. */
  @FunctionalInterface
  private interface Fault {
    void play() throws IOException, InterruptedException;
  }

  @Override
  public int number() {
    return 5;
  }

  @Override
  public String title() {
    return "broker killed; journal damaged or lost, in and outside";
  }

  @Override
  public int usualRuns() {
    return 3;
  }

  @Override
  public RowResult run(RunContext context) throws IOException, InterruptedException {
    Tally tally = new Tally(this);
    inside(context.within("inside"), tally);
    if (!context.shortened()) {
      context.open();
      outside(context.within("outside"), tally);
    }
    return tally.result();
  }

  private void inside(RunContext context, Tally tally) throws IOException, InterruptedException {
    try (Scene scene = Scene.open(context, ServerOptions.usual())) {
      play(context, scene, "journal damaged", () -> damageJournal(scene), tally);
      play(context, scene, "journal lost", () -> loseJournal(scene), tally);
      tally.judged(scene.judge());
    }
  }

  private static void outside(RunContext context, Tally tally)
      throws IOException, InterruptedException {
    try (TwoNodes nodes = TwoNodes.open(context)) {
      Scene scene = nodes.scene();
      play(context, scene, "broker killed", () -> killBroker(nodes), tally);
      play(context, scene, "brokers and their store lost", () -> loseBrokers(nodes), tally);
      tally.judged(scene.judge());
    }
  }

  private static void play(RunContext context, Scene scene, String name, Fault fault, Tally tally)
      throws IOException, InterruptedException {
    for (int run = 1; run <= context.runs(); run++) {
      play(scene, fault, context.shortened() ? FEW : FAXES, tally);
      context.say(name + ", run " + run);
    }
  }

  private static void play(Scene scene, Fault fault, int faxes, Tally tally)
      throws IOException, InterruptedException {
    Entrance entrance = new RestEntrance(scene.client());
    int before = scene.accepted().all().size();
    try (Crowd crowd = new Crowd(CLIENTS)) {
      for (int i = 0; i < faxes; i++) {
        Order order = scene.order(number(scene.numbers(), i), PAGES);
        crowd.add(() -> scene.submit(entrance, order));
      }
      END.until(() -> scene.accepted().all().size() >= before + faxes / 2);
      long began = System.nanoTime();
      long ended = scene.callsEnded();
      fault.play();
      tally.run();
      if (END.until(() -> scene.callsEnded() > ended)) {
        tally.recovered(Duration.ofNanos(System.nanoTime() - began));
      }
      crowd.await();
    }
    END.until(scene::isQuiet);
  }

  private static String number(Numbers numbers, int i) {
    return switch (i % 4) {
      case 0 -> numbers.slow(3);
      case 1 -> numbers.droppingOnce(1);
      default -> numbers.accepting();
    };
  }

  private static void loseJournal(Scene scene) throws IOException, InterruptedException {
    scene.server().kill();
    Erasure.of(journal(scene));
    scene.restart();
  }

  /** Rubbish somewhere in each file that holds messages. */
  private void damageJournal(Scene scene) throws IOException, InterruptedException {
    scene.server().kill();
    try (Stream<Path> files = Files.list(journal(scene).resolve("journal"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".amq")).toList()) {
        spoil(file);
      }
    }
    scene.restart();
  }

  private void spoil(Path file) throws IOException {
    byte[] rubbish = new byte[RUBBISH];
    random.nextBytes(rubbish);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(rubbish), RUBBISH * (1L + random.nextInt(8)));
    }
  }

  private static Path journal(Scene scene) {
    return scene.server().data().resolve("server/data/activemq");
  }

  /** The one that waited takes its place; the dead one is started again to wait in turn. */
  private static void killBroker(TwoNodes nodes) throws IOException, InterruptedException {
    nodes.killBroker();
    nodes.restart();
  }

  private static void loseBrokers(TwoNodes nodes) throws IOException, InterruptedException {
    nodes.loseBrokers();
    nodes.restart();
  }
}
