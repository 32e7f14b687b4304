package org.caselli.fax.domain.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One change that somebody made.
 *
 * @param number grows from act to act; 0 before the act is written down
 * @param action for instance {@code settings.changed}; at most 64 characters
 * @param detail texts, numbers, booleans, lists and maps by name; no secrets
 */
public record Act(
    long number,
    Instant at,
    Actor actor,
    String action,
    Subject subject,
    Map<String, Object> detail) {
  public Act {
    Objects.requireNonNull(at);
    Objects.requireNonNull(actor);
    Objects.requireNonNull(action);
    Objects.requireNonNull(subject);
    detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
  }

  /** An act of this moment. */
  public static Act of(
      Actor actor, String action, Subject subject, Map<String, Object> detail, Instant now) {
    return new Act(0, now, actor, action, subject, detail);
  }
}
