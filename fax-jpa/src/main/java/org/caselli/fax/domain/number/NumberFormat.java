package org.caselli.fax.domain.number;

import java.util.Locale;

/** How a normalised number is written where a carrier wants it otherwise. */
public enum NumberFormat {
  /** {@code +15551234567}. */
  E164,
  /** {@code 15551234567}. */
  DIGITS,
  /** {@code 5551234567} for North American numbers, others as they are. */
  NATIONAL;

  /** The format that the setting {@code dial_number_format} names. */
  public static NumberFormat named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * The number in this format.
   *
   * @param e164 normalised
   */
  public String written(String e164) {
    return switch (this) {
      case E164 -> e164;
      case DIGITS -> e164.substring(1);
      case NATIONAL -> e164.startsWith("+1") ? e164.substring(2) : e164;
    };
  }
}
