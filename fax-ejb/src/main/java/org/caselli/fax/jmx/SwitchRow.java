package org.caselli.fax.jmx;

import org.caselli.fax.port.EngineHealth;

/** A switch in a table of a JMX client. */
public final class SwitchRow {
  private final EngineHealth.Link link;

  SwitchRow(EngineHealth.Link link) {
    this.link = link;
  }

  public String getName() {
    return link.name();
  }

  public boolean isUp() {
    return link.up();
  }

  /** Our calls on it. */
  public int getCalls() {
    return link.calls();
  }

  /** Why it is down, or its version. */
  public String getDetail() {
    return link.detail();
  }
}
