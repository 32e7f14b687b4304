package org.caselli.fax.faults.run;

import java.io.IOException;

/** By REST; the 202 accepts. Thread-safe. */
record RestEntrance(RestClient client) implements Entrance {
  @Override
  public String name() {
    return "rest";
  }

  @Override
  public void submit(Order order) throws IOException, InterruptedException {
    client.submit(order);
  }
}
