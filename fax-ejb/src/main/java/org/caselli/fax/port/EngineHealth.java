package org.caselli.fax.port;

import java.util.List;

/**
 * State of an engine.
 *
 * @param able whether it can take a call now
 * @param links one line for each switch
 */
public record EngineHealth(boolean able, List<Link> links) {
  public EngineHealth {
    links = List.copyOf(links);
  }

  /**
   * One switch.
   *
   * @param name host and port, or a given name
   * @param up connected, authenticated and answering heartbeats
   * @param calls calls of ours on it
   * @param detail why it is down, or its version
   */
  public record Link(String name, boolean up, int calls, String detail) {}
}
