package org.caselli.fax.cli.server;

/** What was typed cannot be meant. The message says what to type instead. */
public final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongUsageException(String message) {
    super(message);
  }

  public WrongUsageException(String message, Exception cause) {
    super(message, cause);
  }
}
