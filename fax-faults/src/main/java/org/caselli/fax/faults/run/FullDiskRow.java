package org.caselli.fax.faults.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A disk of the server is filled up to the last byte under load, and has room again. */
final class FullDiskRow implements Row {
  private static final int FAXES = 60;
  private static final int FEW = 20;
  private static final int PAGES = 2;
  private static final int CLIENTS = 4;
  private static final long RESERVE = 10L * 1024 * 1024;
  private static final Patience END = new Patience(Duration.ofMinutes(10));

  private final Random random = new Random();

  /** A disk, by where it is below the server's directory, and its size. */
  private record Disk(String name, String below, int megabytes) {}

  private static final List<Disk> DISKS =
      List.of(
          new Disk("all that the server keeps", "", 400),
          new Disk("database and journal", "server/data", 200),
          new Disk("spool", "spool", 30));

  @Override
  public int number() {
    return 9;
  }

  @Override
  public String title() {
    return "disk full on each file system";
  }

  @Override
  public int usualRuns() {
    return 3;
  }

  @Override
  public RowResult run(RunContext context) throws IOException, InterruptedException {
    Tally tally = new Tally(this);
    for (Disk disk : context.shortened() ? DISKS.subList(0, 1) : DISKS) {
      RunContext own = context.within(disk.name().replace(' ', '-'));
      Path place = own.directory().resolve("scene/server").resolve(disk.below());
      try (SmallDisk small = SmallDisk.at(place, disk.megabytes());
          Scene scene = Scene.open(own, ServerOptions.usual())) {
        scene.client().systemSettings(Map.of("disk_free_limit", RESERVE));
        for (int run = 0; run < context.runs(); run++) {
          play(scene, small, context.shortened() ? FEW : FAXES, tally);
          context.say(disk.name() + ": run " + (run + 1) + " of " + context.runs());
        }
        tally.judged(scene.judge());
      }
    }
    return tally.result();
  }

  private void play(Scene scene, SmallDisk disk, int faxes, Tally tally)
      throws IOException, InterruptedException {
    List<Entrance> entrances = List.of(new RestEntrance(scene.client()));
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < faxes; i++) {
      orders.add(scene.order(number(scene.numbers()), PAGES));
    }
    int fullAt = scene.accepted().all().size() + 1 + random.nextInt(faxes / 2);
    try (Crowd crowd = new Crowd(CLIENTS)) {
      for (Order order : orders) {
        crowd.add(() -> scene.submit(entrances.get(0), order));
      }
      END.until(() -> scene.accepted().all().size() >= fullAt);
      disk.fillUp();
      TimeUnit.SECONDS.sleep(10);
      disk.empty();
      long room = System.nanoTime();
      long ended = scene.callsEnded();
      tally.run();
      if (END.until(() -> scene.callsEnded() > ended)) {
        tally.recovered(Duration.ofNanos(System.nanoTime() - room));
      }
      crowd.await();
    } finally {
      disk.empty();
    }
    END.until(scene::isQuiet);
  }

  private String number(Numbers numbers) {
    return switch (random.nextInt(5)) {
      case 0 -> numbers.droppingOnce(1);
      case 1 -> numbers.slow(3);
      default -> numbers.accepting();
    };
  }
}
