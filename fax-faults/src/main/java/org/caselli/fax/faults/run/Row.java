package org.caselli.fax.faults.run;

import java.io.IOException;

/** A row of the fault table: a fault, played so many times. */
public interface Row {
  /** Its number in the table. */
  int number();

  /** What happens, in a few words. */
  String title();

  /** How many runs are made (of each point, where the row has points) when nobody says. */
  int usualRuns();

  /**
   * Plays the fault.
   *
   * @throws IOException when the row could not be played; a sin of the server is no exception
   */
  RowResult run(RunContext context) throws IOException, InterruptedException;
}
