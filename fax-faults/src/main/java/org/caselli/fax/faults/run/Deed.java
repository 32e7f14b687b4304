package org.caselli.fax.faults.run;

import java.io.IOException;

/**
 * Something that the server is to do as one whole, such as a fax from its submission to its end.
 */
interface Deed {
  /** Sets it going; returns when the server is bound to do it, however often that takes. */
  void begin() throws IOException, InterruptedException;

  /** Whether it has ended. */
  boolean isOver() throws IOException, InterruptedException;

  /** Makes deeds of one kind. */
  interface Kind {
    /** For who watches. */
    String name();

    /** Another one. */
    Deed next();
  }
}
