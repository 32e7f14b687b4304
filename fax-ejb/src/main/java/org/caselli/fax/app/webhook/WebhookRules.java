package org.caselli.fax.app.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.webhook.HookAddress;
import org.caselli.fax.domain.webhook.Topic;
import org.caselli.fax.domain.webhook.WebhookDocument;

/**
 * What a webhook may look like: it leads to an http or https address without a password in it, and
 * its modifiers are those of its hook. Pure.
 */
final class WebhookRules {
  private WebhookRules() {}

  /**
   * Judges a document.
   *
   * @throws FaxException invalid, with everything that is wrong with it
   */
  static void demandValid(WebhookDocument document) {
    List<Violation> violations = new ArrayList<>();
    HookAddress.fault(document.uri())
        .map(why -> new Violation("uri", "format", why))
        .ifPresent(violations::add);
    modifier(document, "type", types(document.hook())).ifPresent(violations::add);
    if (!document.hook().equals(Topic.NOTIFICATIONS)) {
      modifier(document, "action", Topic.ACTIONS).ifPresent(violations::add);
    }
    if (!violations.isEmpty()) {
      throw new FaxException(
          ProblemType.VALIDATION, violations.get(0).message(), List.copyOf(violations));
    }
  }

  private static List<String> types(String hook) {
    List<String> types = new ArrayList<>();
    if (!hook.equals(Topic.OBJECT)) {
      types.addAll(Topic.NOTIFICATION_TYPES);
    }
    if (!hook.equals(Topic.NOTIFICATIONS)) {
      types.addAll(Topic.OBJECT_TYPES);
    }
    return types;
  }

  private static Optional<Violation> modifier(
      WebhookDocument document, String name, List<String> values) {
    Map<String, Object> custom = document.customData();
    if (!custom.containsKey(name)) {
      return Optional.empty();
    }
    String given = String.valueOf(custom.get(name));
    return given.equals("all") || values.contains(given)
        ? Optional.empty()
        : Optional.of(
            new Violation(
                "custom_data." + name,
                "enum",
                "It must be all or one of " + String.join(", ", values)));
  }
}
