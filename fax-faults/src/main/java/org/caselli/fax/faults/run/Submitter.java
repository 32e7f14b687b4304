package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Hands faxes in as a careful client does: without an answer, or told to come later, it hands the
 * same fax in again under the same key. Thread-safe.
 */
final class Submitter {
  private static final long PAUSE_MS = 300;

  private final AcceptedFaxes accepted;
  private final Duration patience;

  /**
   * A client.
   *
   * @param patience how long it goes on trying
   */
  Submitter(AcceptedFaxes accepted, Duration patience) {
    this.accepted = accepted;
    this.patience = patience;
  }

  /**
   * Hands a fax in until it is accepted.
   *
   * @throws IOException when it is refused for good, or patience is at its end
   */
  void submit(Entrance entrance, Order order) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        entrance.submit(order);
        accepted.accepted(entrance.name(), order);
        return;
      } catch (RefusedException e) {
        if (!e.isTemporary() || System.nanoTime() > end) {
          throw e;
        }
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
  }
}
