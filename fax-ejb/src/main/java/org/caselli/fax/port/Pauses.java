package org.caselli.fax.port;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Lets the present thread wait. */
@FunctionalInterface
public interface Pauses {
  /**
   * Waits.
   *
   * @throws InterruptedIOException when the thread is asked to stop meanwhile
   */
  void pause(Duration length) throws InterruptedIOException;
}
