package org.caselli.fax.faults.run;

import java.io.IOException;

/**
 * The process ends before and after each step of a fax that goes out, at the second attempt from
 * its second page on.
 */
final class KillSendingRow implements OneServerRow {
  private static final int PAGES = 3;
  private static final int PAGES_FIRST = 1;

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String title() {
    return "killed before and after each step of sending";
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
    try (KillAtPoints kills = new KillAtPoints(scene, context, tally)) {
      FaxKind faxes =
          new FaxKind(
              scene,
              new RestEntrance(scene.client()),
              PAGES,
              () -> scene.numbers().droppingOnce(PAGES_FIRST));
      for (KillPoint point : context.chosen(KillAtPoints.around(kills.steps(faxes)))) {
        for (int run = 0; run < context.runs(); run++) {
          kills.play(faxes, point);
        }
      }
    }
  }
}
