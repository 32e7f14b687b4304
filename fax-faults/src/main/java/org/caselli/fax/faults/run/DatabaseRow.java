package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL is killed while faxes are on their way, and started again; or a connection to it
 * breaks in the middle of a commit, before the database has it or before the server has the answer.
 */
final class DatabaseRow implements Row {
  private static final int FAXES = 6;
  private static final int PAGES = 2;
  private static final int CLIENTS = 3;
  private static final int CUTS = 4;
  private static final int COMMITS = 40;
  private static final Duration AWAY = Duration.ofSeconds(8);
  private static final Patience END = new Patience(Duration.ofMinutes(3));
  private static final Patience CUT = new Patience(Duration.ofSeconds(20));

  private final Random random = new Random();

  @Override
  public int number() {
    return 4;
  }

  @Override
  public String title() {
    return "PostgreSQL killed and restarted; connections cut in a commit";
  }

  @Override
  public int usualRuns() {
    return 3;
  }

  @Override
  public RowResult run(RunContext context) throws IOException, InterruptedException {
    Tally tally = new Tally(this);
    try (PrivatePostgreSql database = new PrivatePostgreSql();
        CommitRelay relay = new CommitRelay(database.address());
        Scene scene = Scene.open(context, options(relay))) {
      for (int run = 0; run < context.runs(); run++) {
        killed(scene, database, tally);
        context.say("PostgreSQL was killed and started again");
        for (int cut = 0; cut < CUTS; cut++) {
          CommitRelay.Side side = CommitRelay.Side.values()[cut % 2];
          cut(scene, relay, side, tally);
          context.say("a connection was cut " + side + " a commit");
        }
      }
      tally.judged(scene.judge());
    }
    return tally.result();
  }

  private static ServerOptions options(CommitRelay relay) {
    return ServerOptions.usual()
        .with("FAX_DB_DRIVER", "postgresql")
        .with(
            "FAX_DB_URL", "jdbc:postgresql://127.0.0.1:" + relay.port() + "/fax?prepareThreshold=0")
        .with("FAX_DB_USER", "fax")
        .with("FAX_DB_PASSWORD", "none");
  }

  /** What was accepted before, during and after the absence comes to its end. */
  private void killed(Scene scene, PrivatePostgreSql database, Tally tally)
      throws IOException, InterruptedException {
    List<Order> orders = new ArrayList<>();
    try (Crowd crowd = new Crowd(CLIENTS)) {
      submit(scene, crowd, orders);
      TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1_500));
      database.kill();
      long died = System.nanoTime();
      submit(scene, crowd, orders);
      TimeUnit.MILLISECONDS.sleep(AWAY.toMillis());
      database.start();
      crowd.await();
      END.until(() -> scene.isQuiet());
      tally.run();
      tally.recovered(Duration.ofNanos(System.nanoTime() - died).minus(AWAY));
    }
  }

  private void cut(Scene scene, CommitRelay relay, CommitRelay.Side side, Tally tally)
      throws IOException, InterruptedException {
    relay.cutAt(side, 1 + random.nextInt(COMMITS));
    try (Crowd crowd = new Crowd(CLIENTS)) {
      submit(scene, crowd, new ArrayList<>());
      CUT.until(relay::isDone);
      long begun = System.nanoTime();
      crowd.await();
      END.until(scene::isQuiet);
      tally.run();
      tally.recovered(Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  private void submit(Scene scene, Crowd crowd, List<Order> orders) {
    Entrance entrance = new RestEntrance(scene.client());
    for (int i = 0; i < FAXES; i++) {
      String number = i % 3 == 0 ? scene.numbers().droppingOnce(1) : scene.numbers().accepting();
      Order order = scene.order(number, PAGES);
      orders.add(order);
      crowd.add(() -> scene.submit(entrance, order));
    }
  }
}
