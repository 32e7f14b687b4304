package org.caselli.fax.domain.webhook;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A key with which messages to one receiver are signed, written as Standard Webhooks has it: {@code
 * whsec_} and the bytes in base 64.
 */
public record HookSecret(String text) {
  private static final String PREFIX = "whsec_";

  public HookSecret {
    Objects.requireNonNull(text);
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("A secret begins with " + PREFIX);
    }
  }

  /** Of random bytes in hex digits. */
  public static HookSecret ofHex(String digits) {
    byte[] bytes = HexFormat.of().parseHex(digits);
    return new HookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  /** The key itself. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
