package org.caselli.fax.app.admin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of the settings of one place.
 *
 * @param values by name, as JSON gives them; null takes a value back
 * @param replaced category of Kazoo's whose other values are taken back; empty to leave them
 * @param seen what the change goes by; empty to make it whatever holds now
 * @param actor who wants it
 */
public record SettingsChange(
    Map<String, @Nullable Object> values,
    Optional<String> replaced,
    Optional<Seen> seen,
    Actor actor) {
  public SettingsChange {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    Objects.requireNonNull(replaced);
    Objects.requireNonNull(seen);
    Objects.requireNonNull(actor);
  }

  /**
   * The revision that the caller saw.
   *
   * @param otherwise what the change is refused with when there is another by now
   */
  public record Seen(String revision, ProblemType otherwise) {}
}
