package org.caselli.fax.domain.problem;

import java.util.Objects;

/**
 * One thing wrong with a request.
 *
 * @param path dotted path of the field, for instance {@code document.url}
 * @param rule name of the rule that it breaks, for instance {@code required}
 * @param message a sentence that says what to do
 * @param cause value that it clashes with; empty for rules that compare with nothing else
 */
public record Violation(String path, String rule, String message, String cause) {
  public Violation {
    Objects.requireNonNull(path);
    Objects.requireNonNull(rule);
    Objects.requireNonNull(message);
    Objects.requireNonNull(cause);
  }

  /** Of a rule that compares the field with nothing else. */
  public Violation(String path, String rule, String message) {
    this(path, rule, message, "");
  }
}
