package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.port.Inventory.Program;

/** A program that the server works with, and its version. */
public final class VersionJson {
  /** Stands where a program has no version because it is not there. */
  public static final String MISSING = "missing";

  private VersionJson() {}

  /** The program. */
  public static ObjectNode of(Program program) {
    ObjectNode json = Json.object();
    json.put("name", program.name());
    json.put("version", program.version().orElse(MISSING));
    json.put("missing", program.version().isEmpty());
    return json;
  }
}
