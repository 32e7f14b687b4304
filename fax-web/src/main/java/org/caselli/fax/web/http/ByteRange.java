package org.caselli.fax.web.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a document that a client asks for (RFC 9110, section 14). One range at a time: a
 * request for several, or in another unit, or malformed, gets the whole, as the RFC allows.
 *
 * @param kind whether it is the whole, a part, or a part that the document does not have
 * @param first 0-based first byte
 * @param length in bytes
 * @param size of the whole document, in bytes
 */
public record ByteRange(Kind kind, long first, long length, long size) {
  private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  /** What the header came to. */
  public enum Kind {
    WHOLE,
    PART,
    UNSATISFIABLE
  }

  /** The whole document. */
  public static ByteRange whole(long size) {
    return new ByteRange(Kind.WHOLE, 0, size, size);
  }

  /**
   * Reads a {@code Range} header.
   *
   * @param header empty for none
   */
  public static ByteRange parse(String header, long size) {
    Matcher matcher = SINGLE.matcher(header.strip());
    if (!matcher.matches()) {
      return whole(size);
    }
    String from = matcher.group(1);
    String to = matcher.group(2);
    if (from.isEmpty() && to.isEmpty()) {
      return whole(size);
    }
    if (from.isEmpty()) {
      long suffix = Math.min(Long.parseLong(to), size);
      return suffix == 0 ? unsatisfiable(size) : part(size - suffix, suffix, size);
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
    if (!to.isEmpty() && Long.parseLong(to) < first) {
      return whole(size);
    }
    return first >= size ? unsatisfiable(size) : part(first, last - first + 1, size);
  }

  private static ByteRange part(long first, long length, long size) {
    return new ByteRange(Kind.PART, first, length, size);
  }

  private static ByteRange unsatisfiable(long size) {
    return new ByteRange(Kind.UNSATISFIABLE, 0, 0, size);
  }

  /** HTTP status: 200, 206 or 416. */
  public int status() {
    return switch (kind) {
      case WHOLE -> 200;
      case PART -> 206;
      case UNSATISFIABLE -> 416;
    };
  }

  /** Value of {@code Content-Range}; empty for the whole document. */
  public String contentRange() {
    return switch (kind) {
      case WHOLE -> "";
      case PART -> "bytes " + first + "-" + (first + length - 1) + "/" + size;
      case UNSATISFIABLE -> "bytes */" + size;
    };
  }
}
