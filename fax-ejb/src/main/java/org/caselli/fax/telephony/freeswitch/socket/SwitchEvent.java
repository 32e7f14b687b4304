package org.caselli.fax.telephony.freeswitch.socket;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * One event of a switch ({@code text/event-plain}). Values stay URL-encoded until asked for, since
 * most events of a busy switch concern calls of others. A header that comes twice keeps its first
 * value. Immutable.
 */
public final class SwitchEvent {
  private static final int MAX_VALUE = 4_096;

  private final Map<String, String> headers;
  private final String body;

  private SwitchEvent(Map<String, String> headers, String body) {
    this.headers = headers;
    this.body = body;
  }

  /** Reads header lines up to the first empty line; what follows is the event's own body. */
  public static SwitchEvent parse(List<String> lines) {
    Map<String, String> headers = new HashMap<>();
    int next = 0;
    while (next < lines.size() && !lines.get(next).isEmpty()) {
      String line = lines.get(next++);
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    String body = lines.stream().skip(next + 1L).collect(Collectors.joining("\n")).strip();
    return new SwitchEvent(headers, body);
  }

  /** {@code CHANNEL_ANSWER}, or the subclass of a CUSTOM event. */
  public String name() {
    String name = text("Event-Name").orElse("");
    return "CUSTOM".equals(name) ? text("Event-Subclass").orElse("") : name;
  }

  /** The channel it is about; empty for events of the switch itself. */
  public String channel() {
    return headers.getOrDefault("Unique-ID", "");
  }

  /** The background job it is the answer of; else empty. */
  public String job() {
    return headers.getOrDefault("Job-UUID", "");
  }

  /**
   * Its number among the events of one run of the switch, with its time in microseconds; empty when
   * it has none.
   */
  public String sequence() {
    String number = headers.getOrDefault("Event-Sequence", "");
    return number.isEmpty() ? "" : number + "@" + headers.get("Event-Date-Timestamp");
  }

  public String body() {
    return body;
  }

  /** Decoded value of a header; empty values count as absent, as the switch does not set them. */
  public Optional<String> text(String header) {
    return Optional.ofNullable(headers.get(header))
        .map(SwitchEvent::decoded)
        .filter(value -> !value.isEmpty());
  }

  /** Value of a channel variable. */
  public Optional<String> variable(String variable) {
    return text("variable_" + variable);
  }

  /** A value that is a number from 0 to 2^31-1; anything else counts as absent. */
  public OptionalInt number(String header) {
    return text(header).map(SwitchEvent::parsed).orElse(OptionalInt.empty());
  }

  /** All decoded headers whose name begins with {@code prefix}, without it. */
  public Map<String, String> startingWith(String prefix) {
    return headers.entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                e -> e.getKey().substring(prefix.length()), e -> decoded(e.getValue())));
  }

  public static OptionalInt parsed(String value) {
    try {
      int number = Integer.parseInt(value.strip());
      return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** The switch writes a plus sign as %2B, so a literal one is not a space. */
  private static String decoded(String value) {
    String cut = value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value;
    try {
      return URLDecoder.decode(cut.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return cut;
    }
  }

  @Override
  public String toString() {
    return name() + " " + channel() + job();
  }
}
