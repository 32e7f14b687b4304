package org.caselli.fax.port;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What this server consists of and works with. */
public interface Inventory {
  /** All of it, in a fixed order. May block for some seconds; never throws. */
  List<Program> programs();

  /**
   * One program.
   *
   * @param version empty when it is missing or does not answer
   */
  record Program(String name, Optional<String> version) {
    public Program {
      Objects.requireNonNull(name);
      Objects.requireNonNull(version);
    }
  }
}
