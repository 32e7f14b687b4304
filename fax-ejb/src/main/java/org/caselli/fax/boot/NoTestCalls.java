package org.caselli.fax.boot;

import org.caselli.fax.port.TestCalls;

/** Real switches are connected, and whoever wants a call has to make one. */
final class NoTestCalls implements TestCalls {
  @Override
  public boolean areAvailable() {
    return false;
  }

  @Override
  public Placed place(TestCall call) {
    throw new IllegalStateException("No calls can be made here without a telephone");
  }
}
