package org.caselli.fax.imaging;

import java.io.IOException;

/**
 * The process that was converting a document was killed by the system or by somebody: perhaps
 * because the document needs more than the machine has, perhaps without any fault of it.
 */
public final class WorkerKilledException extends IOException {
  private static final long serialVersionUID = 1L;

  public WorkerKilledException(Throwable cause) {
    super("The worker was killed from outside", cause);
  }
}
