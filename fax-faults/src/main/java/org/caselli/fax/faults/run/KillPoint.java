package org.caselli.fax.faults.run;

/**
 * A moment to end the server's process.
 *
 * @param when {@code before} or {@code after}
 * @param step as the agent names it
 */
record KillPoint(String when, String step) {
  @Override
  public String toString() {
    return when + " " + step;
  }
}
