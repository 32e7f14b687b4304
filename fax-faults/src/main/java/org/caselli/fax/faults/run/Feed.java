package org.caselli.fax.faults.run;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Faxes of many accounts that are handed in evenly over a long time. Thread-safe. */
final class Feed {
  /** So many documents there are, as making a new one for each fax would be most of the work. */
  private static final int DOCUMENTS = 500;

  private static final int KINDS = 20;

  private final Scene scene;
  private final List<Entrance> entrances;
  private final Soak soak;
  private final long beginNanos = System.nanoTime();
  private final AtomicInteger next = new AtomicInteger();

  /** A feed that begins now. */
  Feed(Scene scene, List<Entrance> entrances, Soak soak) {
    this.scene = scene;
    this.entrances = List.copyOf(entrances);
    this.soak = soak;
  }

  /** Hands faxes in, as one of several who do, until it is over. */
  void go() throws IOException, InterruptedException {
    for (int i = next.getAndIncrement(); i < soak.faxes(); i = next.getAndIncrement()) {
      long wait = soak.between().toNanos() * i - (System.nanoTime() - beginNanos);
      TimeUnit.NANOSECONDS.sleep(wait);
      if (isOver()) {
        return;
      }
      scene.submit(entrances.get(i % entrances.size()), order(i));
    }
  }

  private Order order(int i) {
    Numbers numbers = scene.numbers();
    long seed = 1 + i % DOCUMENTS;
    return switch (i % KINDS) {
      case 0 -> scene.copy(numbers.droppingOnce(1), 2, seed);
      case 1 -> scene.copy(numbers.busyFirst(1), 1, seed);
      case 2 -> scene.copy(numbers.slow(3), 1, seed);
      default -> scene.copy(numbers.accepting(), 1, seed);
    };
  }

  /** Whether the time is over, or all are handed in. */
  boolean isOver() {
    return next.get() > soak.faxes() || System.nanoTime() - beginNanos > soak.lasts().toNanos();
  }
}
