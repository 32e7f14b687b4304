package org.caselli.fax.port;

/** The doors by which this node is given new work. Thread-safe. */
public interface Intake {
  /**
   * Closes them: messages go to other nodes, switches and mail servers are not answered any more.
   * What has come in goes on. Without effect when they are closed.
   */
  void close();

  /** Opens them again; without effect when they are open. */
  void open();

  /** Calls that switches have handed over and that are still up. */
  int calls();
}
