package org.caselli.fax.web.http;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * A strong entity tag (RFC 9110, section 8.8.3).
 *
 * @param value without the quotes
 */
public record EntityTag(String value) {
  public EntityTag {
    Objects.requireNonNull(value);
  }

  /**
   * Whether an {@code If-None-Match} header names this tag; weak tags count, as section 13.1.2
   * says.
   *
   * @param header empty for none
   */
  public boolean matchesAny(String header) {
    return Stream.of(header.split(","))
        .map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(toString()));
  }

  /**
   * Whether a {@code Range} header applies: there is no {@code If-Range}, or it names this tag
   * (section 13.1.5); a date never does.
   */
  public boolean permitsRange(String ifRange) {
    return ifRange.isBlank() || ifRange.strip().equals(toString());
  }

  /** With quotes, as in headers. */
  @Override
  public String toString() {
    return '"' + value + '"';
  }
}
