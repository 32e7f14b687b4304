package org.caselli.fax.domain.trace;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a trace, as W3C Trace Context (Recommendation of 23 November 2021) writes it in the
 * header {@code traceparent}.
 *
 * @param traceId 32 lower-case hex digits, not all zero; the same for everything that a request
 *     leads to
 * @param spanId 16 lower-case hex digits, not all zero; this piece of it
 * @param sampled whether somebody records it
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
  /** Name of the header, and of the property of a JMS message. */
  public static final String NAME = "traceparent";

  private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
  private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");

  /** Version 00 exactly; a later version may go on behind the flags (section 4.2). */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?!ff)(?:00-("
              + TRACE_ID
              + ")-("
              + SPAN_ID
              + ")-([0-9a-f]{2})|[0-9a-f]{2}-("
              + TRACE_ID
              + ")-("
              + SPAN_ID
              + ")-([0-9a-f]{2})(?:-.*)?)");

  private static final int LONGEST = 512;
  private static final int HEX = 16;
  private static final int SPAN_DIGITS = 16;

  public TraceContext {
    if (!TRACE_ID.matcher(traceId).matches() || !SPAN_ID.matcher(spanId).matches()) {
      throw new IllegalArgumentException("No trace: " + traceId + "-" + spanId);
    }
  }

  /** Reads the header; empty when it is absent or not to be understood, which is no error. */
  public static Optional<TraceContext> parse(String text) {
    Matcher found = TEXT.matcher(text.length() > LONGEST ? "" : text.strip());
    if (!found.matches() || (found.group(1) == null && text.startsWith("00"))) {
      return Optional.empty();
    }
    int first = found.group(1) == null ? 4 : 1;
    boolean sampled = (Integer.parseInt(found.group(first + 2), HEX) & 1) == 1;
    return Optional.of(new TraceContext(found.group(first), found.group(first + 1), sampled));
  }

  /** The first place of a new trace that has a fresh id. Nobody records it. */
  public static TraceContext begin(UUID id) {
    String digits = digits(id);
    return new TraceContext(digits, digits.substring(SPAN_DIGITS), false);
  }

  /** The place of something that has an id of its own, in the same trace. */
  public TraceContext child(UUID id) {
    return new TraceContext(traceId, digits(id).substring(SPAN_DIGITS), sampled);
  }

  private static String digits(UUID id) {
    return id.toString().replace("-", "");
  }

  /** As in the header, 55 characters. */
  public String text() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }

  @Override
  public String toString() {
    return text();
  }
}
