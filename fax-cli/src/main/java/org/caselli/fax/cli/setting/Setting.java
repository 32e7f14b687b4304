package org.caselli.fax.cli.setting;

import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.JsonText;

/**
 * A setting with what holds.
 *
 * @param held {@code value} and {@code origin}, the scope that says so
 */
record Setting(String name, Fields held) {

  String line() {
    return "%s = %s  (%s)"
        .formatted(name, JsonText.write(held.map().get("value")), held.text("origin").orElse("?"));
  }
}
