package org.caselli.fax.wire;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An id on the wire: 32 lower-case hex digits. Read are also Kazoo's ids of finished faxes with the
 * month before them ({@code YYYYMM-}), and dashed UUIDs.
 */
public record WireId(UUID value) {
  private static final Pattern ID =
      Pattern.compile(
          "(?:\\d{6}-)?([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})"
              + "-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})");

  /**
   * Reads an id; REST calls it for path parameters.
   *
   * @throws IllegalArgumentException when it is none; in a path this means 404
   */
  public static WireId fromString(String text) {
    Matcher matcher = ID.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not an id: " + text);
    }
    return new WireId(
        UUID.fromString(
            String.join(
                "-",
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                matcher.group(5))));
  }

  /** The id that a text is; empty when it is none. */
  static Optional<UUID> find(String text) {
    try {
      return Optional.of(fromString(text).value());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** 32 lower-case hex digits. */
  public static String of(UUID id) {
    return id.toString().replace("-", "");
  }

  @Override
  public String toString() {
    return of(value);
  }
}
