package org.caselli.fax.domain.call;

import java.util.Objects;
import java.util.UUID;

/** Name of one telephone call, chosen by us before dialling; the same as the attempt's id. */
public record CallId(UUID value) {
  public CallId {
    Objects.requireNonNull(value);
  }

  /** Parses the dashed form; throws {@link IllegalArgumentException} on anything else. */
  public static CallId parse(String text) {
    return new CallId(UUID.fromString(text));
  }

  /** The dashed lower-case form, as the switch shows it. */
  @Override
  public String toString() {
    return value.toString();
  }
}
