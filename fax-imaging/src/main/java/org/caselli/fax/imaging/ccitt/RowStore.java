package org.caselli.fax.imaging.ccitt;

/** Where the rows of a page are painted. */
interface RowStore {

  /** Makes room for one more row; the index of its first byte. All bytes from there on are 0. */
  int next();

  /** What the rows lie in, until the next call of {@link #next}. */
  byte[] bytes();
}
