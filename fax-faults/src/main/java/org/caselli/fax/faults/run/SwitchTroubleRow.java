package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Faults of the switch, or of the connection to it, each during a call of three pages. */
final class SwitchTroubleRow implements OneServerRow {
  private static final int PAGES = 3;
  private static final Patience END = new Patience(Duration.ofMinutes(6));

  private final int number;
  private final String title;
  private final List<SwitchTrouble> sending;
  private final List<SwitchTrouble> receiving;

  private SwitchTroubleRow(
      int number, String title, List<SwitchTrouble> sending, List<SwitchTrouble> receiving) {
    this.number = number;
    this.title = title;
    this.sending = sending;
    this.receiving = receiving;
  }

  /** Row 6. */
  static Row ofTheConnection() {
    return new SwitchTroubleRow(
        6,
        "event socket: cut, half-open, garbage, events twice and late",
        SwitchTrouble.ofTheConnection(),
        List.of());
  }

  /** Row 7. */
  static Row ofTheSwitch() {
    return new SwitchTroubleRow(
        7,
        "switch killed during a call; comes back, or not for long",
        SwitchTrouble.ofItsLife(),
        SwitchTrouble.whileReceiving());
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public String title() {
    return title;
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
    for (SwitchTrouble trouble : wanted(sending, context)) {
      for (int run = 1; run <= context.runs(); run++) {
        send(scene, trouble, run, tally);
      }
      context.say(trouble.name());
    }
    for (SwitchTrouble trouble : wanted(receiving, context)) {
      for (int run = 1; run <= context.runs(); run++) {
        receive(scene, trouble, run, tally);
      }
      context.say("receiving: " + trouble.name());
    }
  }

  private static List<SwitchTrouble> wanted(List<SwitchTrouble> troubles, RunContext context) {
    return troubles.stream().filter(one -> one.brief() || !context.shortened()).toList();
  }

  /** One call is hit; others, one of them in need of a resume, are made meanwhile. */
  private static void send(Scene scene, SwitchTrouble trouble, int run, Tally tally)
      throws IOException, InterruptedException {
    Entrance entrance = new RestEntrance(scene.client());
    Order hit = scene.order(scene.numbers().accepting(), PAGES);
    Order resumed = scene.order(scene.numbers().droppingOnce(1), PAGES);
    Order other = scene.order(scene.numbers().accepting(), 1);
    trouble.begin().on(scene.telephone(), hit.to(), run);
    for (Order order : List.of(hit, resumed, other)) {
      scene.submit(entrance, order);
    }
    trouble.pass().on(scene.telephone());
    long over = System.nanoTime();
    END.until(
        () ->
            scene.hasEnded(hit.to()) && scene.hasEnded(resumed.to()) && scene.hasEnded(other.to()));
    tally.run();
    tally.recovered(Duration.ofNanos(System.nanoTime() - over));
    scene.telephone().heal();
  }

  private static void receive(Scene scene, SwitchTrouble trouble, int run, Tally tally)
      throws IOException, InterruptedException {
    Deed reception = new ReceptionKind(scene).next();
    trouble.begin().on(scene.telephone(), scene.client().access().number(), run);
    reception.begin();
    trouble.pass().on(scene.telephone());
    long over = System.nanoTime();
    END.until(reception::isOver);
    tally.run();
    tally.recovered(Duration.ofNanos(System.nanoTime() - over));
  }
}
