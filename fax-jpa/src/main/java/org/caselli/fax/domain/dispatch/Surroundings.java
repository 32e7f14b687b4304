package org.caselli.fax.domain.dispatch;

import java.util.List;
import java.util.Objects;

/**
 * What a node sees around it.
 *
 * @param engine who dials; empty while the node has not said anything
 * @param able whether it can take a call
 * @param brokerUp whether the broker answers
 * @param switches one line for each
 * @param disks the places that accepted work is written to
 */
public record Surroundings(
    String engine, boolean able, boolean brokerUp, List<Switch> switches, List<Disk> disks) {
  /** Of a node that has not looked yet. */
  public static final Surroundings UNKNOWN =
      new Surroundings("", false, false, List.of(), List.of());

  public Surroundings {
    Objects.requireNonNull(engine);
    switches = List.copyOf(switches);
    disks = List.copyOf(disks);
  }

  /** Whether the node has looked. */
  public boolean isKnown() {
    return !engine.isEmpty();
  }

  /**
   * The node's link to a switch.
   *
   * @param calls of ours on it
   * @param detail why it is down, or its version
   */
  public record Switch(String name, boolean up, int calls, String detail) {
    public Switch {
      Objects.requireNonNull(name);
      Objects.requireNonNull(detail);
    }
  }

  /**
   * A place on a disk.
   *
   * @param freeBytes that there are
   * @param limitBytes below which nothing is accepted
   */
  public record Disk(String place, long freeBytes, long limitBytes) {
    public Disk {
      Objects.requireNonNull(place);
    }

    /** Whether nothing is accepted for want of room. */
    public boolean isShort() {
      return freeBytes < limitBytes;
    }
  }
}
