package org.caselli.fax.faults.run;

import java.io.IOException;

/** The server answered, and did not do what was asked for. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int SERVER_ERROR = 500;
  private static final int NOT_SIGNED_IN = 401;
  private static final int TOO_MANY = 429;

  private final int status;

  RefusedException(int status, String answer) {
    super(status + ": " + answer);
    this.status = status;
  }

  /** Whether the same may be accepted later. */
  public boolean isTemporary() {
    return status >= SERVER_ERROR || status == TOO_MANY;
  }

  boolean isTokenExpired() {
    return status == NOT_SIGNED_IN;
  }
}
