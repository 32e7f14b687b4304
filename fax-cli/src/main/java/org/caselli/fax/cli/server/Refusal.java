package org.caselli.fax.cli.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an answer that is an error says, as one sentence. */
final class Refusal {

  private Refusal() {}

  /** The sentence for people if the answer has one, else each field with what is wrong with it. */
  static String sentence(int status, Fields envelope) {
    String word = envelope.text("message").orElse("error");
    Fields data = envelope.fields("data");
    String said = data.text("message").orElseGet(() -> String.join("; ", violations(data)));
    if (said.isEmpty()) {
      said = envelope.text("data").orElse(word);
    }
    return "the server refuses: %s (%d %s)".formatted(said, status, word);
  }

  /** A validation error is a map from the field's path to the rule to what is said of it. */
  private static List<String> violations(Fields data) {
    List<String> found = new ArrayList<>();
    data.map()
        .forEach(
            (path, rules) -> {
              if (rules instanceof Map<?, ?> byRule) {
                byRule.values().stream()
                    .flatMap(rule -> Fields.of(rule).text("message").stream())
                    .forEach(message -> found.add(path + ": " + message));
              }
            });
    return found;
  }
}
