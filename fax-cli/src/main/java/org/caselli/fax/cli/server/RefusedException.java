package org.caselli.fax.cli.server;

/** The server, or this program, does not do what was asked. The message says why. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(message);
  }
}
