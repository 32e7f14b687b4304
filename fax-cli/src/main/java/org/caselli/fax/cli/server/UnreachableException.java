package org.caselli.fax.cli.server;

/** No server answers where one was looked for. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreachableException(String message) {
    super(message);
  }

  public UnreachableException(String message, Exception cause) {
    super(message, cause);
  }
}
