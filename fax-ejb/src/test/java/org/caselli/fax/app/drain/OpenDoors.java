package org.caselli.fax.app.drain;

import org.caselli.fax.port.Intake;

/** Doors that remember whether they are open. */
public final class OpenDoors implements Intake {
  private boolean open = true;
  private int calls;

  @Override
  public void close() {
    open = false;
  }

  @Override
  public void open() {
    open = true;
  }

  @Override
  public int calls() {
    return calls;
  }

  /** Whether they are open. */
  public boolean areOpen() {
    return open;
  }

  /** From now on so many calls of switches are up. */
  public void callsAre(int number) {
    calls = number;
  }
}
