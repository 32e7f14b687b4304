package org.caselli.fax.imaging.ccitt;

/** What a reader does about rows that are not what the code allows. */
public enum Damage {
  /** The first one ends the reading with a {@link MalformedFaxCodeException}. */
  REFUSED,
  /**
   * Reading goes on where it can: Group 3 at the next end-of-line code, what was read of the row
   * being kept and the rest of it left white. Group 4 has no such place: the rows from the fault on
   * are white.
   */
  CONCEALED
}
