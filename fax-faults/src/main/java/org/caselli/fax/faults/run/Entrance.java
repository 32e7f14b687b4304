package org.caselli.fax.faults.run;

import java.io.IOException;

/** A way to hand a fax in. */
interface Entrance {
  /** For logs: {@code rest}, {@code mail}, {@code message}. */
  String name();

  /**
   * Hands a fax in, once. When it returns, the server has accepted it.
   *
   * @throws RefusedException when the server says no
   * @throws IOException when nobody knows: the same order is to be handed in again
   */
  void submit(Order order) throws IOException, InterruptedException;
}
