package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Faults of the switch, or of the connection to it, each during a call of three pages. */
final class SwitchTroubleRow implements Row {
  private static final int PAGES = 3;
  private static final Patience END = new Patience(Duration.ofMinutes(6));

  private final int number;
  private final String title;
  private final List<SwitchTrouble> troubles;

  private SwitchTroubleRow(int number, String title, List<SwitchTrouble> troubles) {
    this.number = number;
    this.title = title;
    this.troubles = troubles;
  }

  /** Row 6. */
  static Row ofTheConnection() {
    return new SwitchTroubleRow(
        6,
        "event socket: cut, half-open, garbage, events twice and late",
        SwitchTrouble.ofTheConnection());
  }

  /** Row 7. */
  static Row ofTheSwitch() {
    return new SwitchTroubleRow(
        7, "switch killed during a call; comes back, or not for long", SwitchTrouble.ofItsLife());
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
  public RowResult run(RunContext context) throws IOException, InterruptedException {
    Tally tally = new Tally(this);
    try (Scene scene = Scene.open(context, ServerOptions.usual())) {
      for (SwitchTrouble trouble : troubles) {
        if (trouble.brief() || !context.shortened()) {
          for (int run = 1; run <= context.runs(); run++) {
            play(scene, trouble, run, tally);
          }
          context.say(trouble.name());
        }
      }
      tally.judged(scene.judge());
    }
    return tally.result();
  }

  /** One call is hit; others, one of them in need of a resume, are made meanwhile. */
  private static void play(Scene scene, SwitchTrouble trouble, int run, Tally tally)
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
}
