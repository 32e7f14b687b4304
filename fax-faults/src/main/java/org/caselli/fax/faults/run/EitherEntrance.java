package org.caselli.fax.faults.run;

import java.io.IOException;

/**
 * Two ways to hand a fax in, the second for when the first leads nowhere, as behind a load
 * balancer.
 */
record EitherEntrance(Entrance first, Entrance second) implements Entrance {
  @Override
  public String name() {
    return first.name();
  }

  @Override
  public void submit(Order order) throws IOException, InterruptedException {
    try {
      first.submit(order);
    } catch (RefusedException e) {
      if (!e.isTemporary()) {
        throw e;
      }
      second.submit(order);
    } catch (IOException e) {
      second.submit(order);
    }
  }
}
