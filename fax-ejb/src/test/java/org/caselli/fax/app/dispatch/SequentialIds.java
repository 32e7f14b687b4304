package org.caselli.fax.app.dispatch;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.caselli.fax.port.Ids;

/** Ids that grow, and are fresh for each instance. Thread-safe. */
public final class SequentialIds implements Ids {
  private final long run = UUID.randomUUID().getMostSignificantBits();
  private final AtomicLong last = new AtomicLong();

  @Override
  public UUID next() {
    return new UUID(run, last.incrementAndGet());
  }

  @Override
  public String secret() {
    return String.format("%016x%048x", run, last.incrementAndGet());
  }
}
