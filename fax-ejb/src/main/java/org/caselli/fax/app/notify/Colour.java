package org.caselli.fax.app.notify;

import java.util.Map;

/** Colours by which one sees at a glance what a notice tells; each also for dark displays. */
enum Colour {
  /** Of what went well. */
  GREEN("#1a7f4b", "#6fcf97"),
  /** Of what did not. */
  RED("#b3261e", "#ff8f85"),
  /** Of what is not over. */
  AMBER("#8a5a00", "#e5b567");

  private final String light;
  private final String dark;

  Colour(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  void putInto(Map<String, Object> values) {
    values.put("colour", light);
    values.put("colour_dark", dark);
  }
}
