package org.caselli.fax.imaging.ccitt;

/** A page is not what its code (T.4, T.6) allows. */
public final class MalformedFaxCodeException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int row;

  MalformedFaxCodeException(int row, String reason) {
    super("Row " + row + ": " + reason);
    this.row = row;
  }

  /** The row at fault, the first one being 0. */
  public int row() {
    return row;
  }
}
