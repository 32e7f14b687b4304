package org.caselli.fax.imaging.sample;

/** A picture breaks the rules of its format; the message says which. */
public final class MalformedPictureException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedPictureException(String message) {
    super(message);
  }

  public MalformedPictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
