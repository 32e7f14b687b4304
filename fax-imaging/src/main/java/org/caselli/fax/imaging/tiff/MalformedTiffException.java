package org.caselli.fax.imaging.tiff;

/** The file is not a TIFF, or its directories contradict each other or the file's length. */
public final class MalformedTiffException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedTiffException(String message) {
    super(message);
  }
}
