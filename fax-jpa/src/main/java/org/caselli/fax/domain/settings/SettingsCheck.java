package org.caselli.fax.domain.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Judges values that somebody wants to give at one scope. */
public final class SettingsCheck {
  private final SettingScope scope;
  private final Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  private SettingsCheck(SettingScope scope) {
    this.scope = scope;
  }

  /**
   * The values by the names of today, without what is retired; null takes a value back.
   *
   * @throws FaxException with a violation for each name that is not in the catalogue, may not be
   *     given here, or has a value out of range
   */
  public static Map<String, @Nullable Object> accepted(
      SettingScope scope, Map<String, ? extends @Nullable Object> values) {
    SettingsCheck check = new SettingsCheck(scope);
    values.forEach(check::judge);
    if (!check.violations.isEmpty()) {
      throw FaxException.invalid(check.violations.toArray(Violation[]::new));
    }
    return check.accepted;
  }

  private void judge(String name, @Nullable Object value) {
    SettingKey<?> key = SettingsCatalogue.named(name).orElse(null);
    if (key == null) {
      RetiredSetting.named(name)
          .ifPresentOrElse(retired -> judge(name, retired), () -> unknown(name));
    } else if (!key.scopes().contains(scope)) {
      misplaced(name);
    } else {
      try {
        if (value != null) {
          key.type().parse().apply(value);
        }
        accepted.put(key.name(), value);
      } catch (IllegalArgumentException e) {
        violations.add(new Violation(name, "invalid", name + " " + e.getMessage()));
      }
    }
  }

  private void judge(String name, RetiredSetting retired) {
    if (!retired.scopes().contains(scope)) {
      misplaced(name);
    }
  }

  private void unknown(String name) {
    String nearest =
        SettingsCatalogue.nearest(name).map(meant -> "; did you mean " + meant + "?").orElse("");
    violations.add(new Violation(name, "unknown", "There is no setting " + name + nearest));
  }

  private void misplaced(String name) {
    String word = scope.name().toLowerCase(Locale.ROOT);
    violations.add(new Violation(name, "scope", name + " cannot be set for one " + word));
  }
}
