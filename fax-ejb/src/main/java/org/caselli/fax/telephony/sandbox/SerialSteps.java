package org.caselli.fax.telephony.sandbox;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of one call one at a time and in the order given, on the threads of another
 * executor. Nobody waits: a step given from within a step runs after it.
 */
final class SerialSteps implements Executor {
  private final Executor threads;
  private final Queue<Runnable> steps = new ArrayDeque<>();
  private boolean running;

  SerialSteps(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable step) {
    synchronized (steps) {
      steps.add(step);
      if (running) {
        return;
      }
      running = true;
    }
    threads.execute(this::drain);
  }

  private void drain() {
    for (Runnable step = next(); step != null; step = next()) {
      step.run();
    }
  }

  private @Nullable Runnable next() {
    synchronized (steps) {
      Runnable step = steps.poll();
      running = step != null;
      return step;
    }
  }
}
