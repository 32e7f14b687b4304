package org.caselli.fax.cli.print;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times of the API, which are seconds since the year 0 of the Gregorian calendar. */
public final class Times {
  private static final long GREGORIAN_1970 = 62_167_219_200L;
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Times() {}

  /** Date and time of day in a zone. */
  public static String local(String gregorianSeconds, ZoneId zone) {
    return instant(gregorianSeconds).atZone(zone).format(LOCAL);
  }

  /** The instant. */
  public static Instant instant(String gregorianSeconds) {
    return Instant.ofEpochSecond(Long.parseLong(gregorianSeconds) - GREGORIAN_1970);
  }
}
