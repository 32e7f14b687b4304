package org.caselli.fax.domain.audit;

import java.util.Objects;

/**
 * Who does something.
 *
 * @param name id of the API key or user, or the way by which somebody came who is not known, for
 *     instance {@code jmx}; at most 64 characters
 * @param correlation id of the request; empty when there was none; at most 64 characters
 */
public record Actor(String name, String correlation) {
  private static final int LONGEST = 64;

  public Actor {
    Objects.requireNonNull(name);
    Objects.requireNonNull(correlation);
    if (name.length() > LONGEST || correlation.length() > LONGEST) {
      throw new IllegalArgumentException("Longer than " + LONGEST + ": " + name + correlation);
    }
  }
}
