package org.caselli.fax.jmx;

import org.caselli.fax.app.drain.ListNodes;

/** A node in a table of a JMX client. */
public final class NodeRow {
  private final ListNodes.Line line;

  NodeRow(ListNodes.Line line) {
    this.line = line;
  }

  public String getName() {
    return line.state().name();
  }

  public boolean isAlive() {
    return line.alive();
  }

  public boolean isDraining() {
    return line.state().draining();
  }

  /** Faxes that it is sending. */
  public int getCalls() {
    return line.state().work().calls();
  }

  /** Calls that switches have handed to it. */
  public int getInboundCalls() {
    return line.state().work().inboundCalls();
  }

  /** Documents that it prepares. */
  public int getDocuments() {
    return line.state().work().documents();
  }
}
