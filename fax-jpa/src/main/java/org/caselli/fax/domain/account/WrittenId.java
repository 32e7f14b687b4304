package org.caselli.fax.domain.account;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How documents name what belongs to an account: 32 hex digits, with or without dashes. */
public final class WrittenId {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

  private WrittenId() {}

  /** The id that the text names; empty for any other text. */
  public static Optional<UUID> parse(String text) {
    String hex = text.replace("-", "");
    return HEX.matcher(hex).matches()
        ? Optional.of(
            new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16),
                Long.parseUnsignedLong(hex.substring(16), 16)))
        : Optional.empty();
  }
}
