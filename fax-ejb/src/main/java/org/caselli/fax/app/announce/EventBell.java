package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rings when a transaction of this node has left events in the outbox. Thread-safe. */
@ApplicationScoped
public class EventBell {
  private final Semaphore rung = new Semaphore(0);

  /** There is news; never waits. */
  public void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /**
   * Waits for it.
   *
   * @param most how long
   * @return whether it rang since it was asked last
   */
  public boolean awaits(Duration most) throws InterruptedException {
    boolean heard = rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    rung.drainPermits();
    return heard;
  }
}
