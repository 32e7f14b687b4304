package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Many clients hand in the same fax at the same time, by each entrance. */
final class ParallelRow implements OneServerRow {
  private static final int CLIENTS = 50;
  private static final Patience END = new Patience(Duration.ofMinutes(5));

  @Override
  public int number() {
    return 10;
  }

  @Override
  public String title() {
    return "the same submission 50 times at once, by each entrance";
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
    List<Entrance> entrances =
        List.of(new RestEntrance(scene.client()), scene.mailEntrance(), scene.messageEntrance());
    for (int run = 0; run < context.runs(); run++) {
      for (Entrance entrance : entrances) {
        long begun = System.nanoTime();
        together(scene, entrance);
        tally.run();
        tally.recovered(Duration.ofNanos(System.nanoTime() - begun));
      }
    }
  }

  private static void together(Scene scene, Entrance entrance)
      throws IOException, InterruptedException {
    Order order = scene.order(scene.numbers().accepting(), 1);
    try (Crowd crowd = new Crowd(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        crowd.add(() -> scene.submit(entrance, order));
      }
      crowd.await();
    }
    END.until(() -> scene.hasEnded(order.to()) && scene.isQuiet());
  }
}
