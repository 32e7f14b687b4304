package org.caselli.fax.web.security;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which pages of other origins may use the API from a browser: the value of {@code
 * cors_allowed_origins}. Tokens travel in headers that a page must set itself, and credentials that
 * a browser adds by itself are never allowed.
 *
 * @param origins separated by commas or blanks, for instance {@code https://portal.example.com}; an
 *     asterisk for all
 */
record CrossOrigin(String origins) {
  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
  private static final String ALL = "*";

  /** Value of {@code Access-Control-Allow-Origin}; empty when the origin may not. */
  Optional<String> allowed(String origin) {
    return SEPARATOR
        .splitAsStream(origins)
        .filter(each -> each.equals(ALL) || each.equalsIgnoreCase(origin))
        .findFirst()
        .map(each -> each.equals(ALL) ? ALL : origin);
  }

  /** Whether the answer differs by origin. */
  boolean varies() {
    return SEPARATOR.splitAsStream(origins).noneMatch(ALL::equals);
  }
}
