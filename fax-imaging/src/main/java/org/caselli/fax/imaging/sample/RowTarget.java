package org.caselli.fax.imaging.sample;

import java.io.IOException;

/** Takes the rows of a picture while it is decoded, from top to bottom. */
public interface RowTarget {

  /** Takes the next row; the array is the caller's and changes after the call. */
  void row(byte[] samples) throws IOException;
}
