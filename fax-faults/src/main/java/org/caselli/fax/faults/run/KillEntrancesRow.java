package org.caselli.fax.faults.run;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The process ends before and after each step of a fax that is received, and of taking one by mail
 * and by message until there is a fax, which then goes its way as by REST.
 */
final class KillEntrancesRow implements OneServerRow {
  private static final String MAKES_THE_FAX = "commit StoreSubmission#1";
  private static final int PAGES = 2;

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
  public ServerOptions options() {
    return ServerOptions.usual().withMessages();
  }

  @Override
  public void play(Scene scene, RunContext context, Tally tally)
      throws IOException, InterruptedException {
    try (KillAtPoints kills = new KillAtPoints(scene, context, tally)) {
      Set<String> known = kills.steps(faxes(scene, new RestEntrance(scene.client())));
      List<Deed.Kind> kinds =
          List.of(
              faxes(scene, scene.mailEntrance()),
              faxes(scene, scene.messageEntrance()),
              new ReceptionKind(scene));
      for (Deed.Kind kind : kinds) {
        for (KillPoint point : context.chosen(KillAtPoints.around(own(kills.steps(kind), known)))) {
          for (int run = 0; run < context.runs(); run++) {
            kills.play(kind, point);
          }
        }
      }
    }
  }

  /** Steps up to the one that makes the fax, and others that a fax by REST does not take. */
  private static Set<String> own(Set<String> steps, Set<String> known) {
    Set<String> own = new LinkedHashSet<>();
    boolean made = !steps.contains(MAKES_THE_FAX);
    for (String step : steps) {
      if (!made || !known.contains(step)) {
        own.add(step);
      }
      made |= step.equals(MAKES_THE_FAX);
    }
    return own;
  }

  private static FaxKind faxes(Scene scene, Entrance entrance) {
    return new FaxKind(scene, entrance, PAGES, scene.numbers()::accepting);
  }
}
