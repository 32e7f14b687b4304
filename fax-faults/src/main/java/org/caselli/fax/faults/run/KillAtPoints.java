package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Ends the server's process before and after each step of a deed. The steps are found by watching:
 * those that several deeds have in common, without what the server does anyway.
 */
final class KillAtPoints implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(6);
  private static final Duration AFTERMATH = Duration.ofSeconds(4);
  private static final Patience DEED = new Patience(Duration.ofMinutes(10));
  private static final int WATCHED = 3;
  private static final int WATCHED_SHORT = 2;

  private final Scene scene;
  private final RunContext context;
  private final Tally tally;
  private final ExecutorService hand = Executors.newSingleThreadExecutor();

  KillAtPoints(Scene scene, RunContext context, Tally tally) {
    this.scene = scene;
    this.context = context;
    this.tally = tally;
  }

  /** The steps of deeds of a kind, in the order of one of them. */
  Set<String> steps(Deed.Kind kind) throws IOException, InterruptedException {
    undisturbed(kind.next());
    TimeUnit.MILLISECONDS.sleep(AFTERMATH.toMillis());
    scene.orders().record();
    TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
    Set<String> always = new HashSet<>();
    scene.orders().passed().forEach(step -> always.add(withoutCount(step)));
    Set<String> steps = new LinkedHashSet<>();
    for (int i = 0; i < (context.shortened() ? WATCHED_SHORT : WATCHED); i++) {
      scene.orders().record();
      undisturbed(kind.next());
      TimeUnit.MILLISECONDS.sleep(AFTERMATH.toMillis());
      List<String> passed = scene.orders().passed();
      if (i == 0) {
        steps.addAll(passed);
      } else {
        steps.retainAll(passed);
      }
    }
    scene.orders().nothing();
    steps.removeIf(step -> always.contains(withoutCount(step)));
    context.say(kind.name() + " has " + steps.size() + " steps: " + String.join(", ", steps));
    return steps;
  }

  private static String withoutCount(String step) {
    return step.replaceFirst("#\\d+$", "");
  }

  private void undisturbed(Deed deed) throws IOException, InterruptedException {
    deed.begin();
    if (!DEED.until(deed::isOver)) {
      throw new IOException("Without any fault it has not ended within " + DEED.limit());
    }
  }

  /** Before and after each step. */
  static List<KillPoint> around(Set<String> steps) {
    List<KillPoint> points = new ArrayList<>();
    for (String step : steps) {
      points.add(new KillPoint("before", step));
      points.add(new KillPoint("after", step));
    }
    return points;
  }

  /** Does a deed, with a death at the point in the middle of it, and lets the server come back. */
  void play(Deed.Kind kind, KillPoint point) throws IOException, InterruptedException {
    Deed deed = kind.next();
    scene.orders().kill(point);
    Future<?> begun =
        hand.submit(
            () -> {
              deed.begin();
              return true;
            });
    DEED.until(() -> !scene.server().isRunning() || isOver(begun, deed));
    // Some steps come a moment after the end.
    if (!scene.server().awaitEnd(AFTERMATH)) {
      scene.orders().nothing();
      context.say("not reached this time: " + point);
      return;
    }
    long died = System.nanoTime();
    if (!scene.orders().wasHit()) {
      throw new IOException("The server ended by itself while waiting for " + point);
    }
    scene.orders().nothing();
    scene.restart();
    boolean ended = DEED.until(() -> isOver(begun, deed));
    tally.run();
    if (ended) {
      tally.recovered(Duration.ofNanos(System.nanoTime() - died));
    }
    context.say((ended ? "recovered from " : "NOT ENDED after ") + point);
  }

  /** A fax that cannot be submitted again proves nothing, and ends the row. */
  private static boolean isOver(Future<?> begun, Deed deed)
      throws IOException, InterruptedException {
    if (!begun.isDone()) {
      return false;
    }
    try {
      begun.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("It could not be submitted again", e.getCause());
    }
    return deed.isOver();
  }

  @Override
  public void close() {
    hand.shutdownNow();
  }
}
