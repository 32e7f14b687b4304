package org.caselli.fax.jmx;

import org.caselli.fax.port.Inventory.Program;
import org.caselli.fax.wire.VersionJson;

/** A program in a table of a JMX client. */
public final class VersionRow {
  private final Program program;

  VersionRow(Program program) {
    this.program = program;
  }

  public String getName() {
    return program.name();
  }

  /** {@code missing} for what is not there. */
  public String getVersion() {
    return program.version().orElse(VersionJson.MISSING);
  }
}
