package org.caselli.fax.faults.run;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The process ends before and after each step of a fax that is received, and of taking one by mail
 * and by message as far as that is another way than by REST.
 */
final class KillEntrancesRow implements Row {
  private static final int PAGES = 2;
  private static final int FEW = 2;

  @Override
  public int number() {
    return 3;
  }

  @Override
  public String title() {
    return "the same for receiving, and for mail and JMS";
  }

  @Override
  public int usualRuns() {
    return 3;
  }

  @Override
  public RowResult run(RunContext context) throws IOException, InterruptedException {
    Tally tally = new Tally(this);
    ServerOptions options = ServerOptions.usual().withRun("--jms", "127.0.0.1", "--jms-plain");
    try (Scene scene = Scene.open(context, options);
        KillAtPoints kills = new KillAtPoints(scene, context, tally)) {
      Set<String> known = kills.steps(faxes(scene, new RestEntrance(scene.client())));
      List<Deed.Kind> kinds =
          List.of(
              faxes(scene, scene.mailEntrance()),
              faxes(scene, scene.messageEntrance()),
              new ReceptionKind(scene));
      for (Deed.Kind kind : kinds) {
        Set<String> steps = new LinkedHashSet<>(kills.steps(kind));
        steps.removeAll(known);
        List<KillPoint> points = KillAtPoints.around(steps);
        for (KillPoint point : context.shortened() ? Few.of(points, FEW) : points) {
          for (int run = 0; run < context.runs(); run++) {
            kills.play(kind, point);
          }
        }
      }
      tally.judged(scene.judge());
    }
    return tally.result();
  }

  private static FaxKind faxes(Scene scene, Entrance entrance) {
    return new FaxKind(scene, entrance, PAGES, scene.numbers()::accepting);
  }
}
