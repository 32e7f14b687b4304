package org.caselli.fax.cli.send;

/** Waits between two looks at a fax. */
interface Pause {
  void millis(long millis) throws InterruptedException;
}
