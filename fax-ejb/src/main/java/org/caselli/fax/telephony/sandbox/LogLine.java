package org.caselli.fax.telephony.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.domain.call.CallId;

/**
 * One line of the sandbox's log: a flat JSON object that begins with {@code at} (milliseconds since
 * 1970, UTC), {@code event} and {@code call}. Values are strings and whole numbers; {@link #fields}
 * holds both as text.
 *
 * @param at when, in milliseconds since 1970
 * @param event {@code dialled}, {@code answered}, {@code page}, {@code ended} or {@code refused}
 * @param call the call
 * @param fields everything else, in order
 */
record LogLine(long at, String event, CallId call, Map<String, String> fields) {
  private static final Pattern MEMBER =
      Pattern.compile("\"([a-z0-9_.]+)\":(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(-?\\d+))");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,8}");

  /** Fields written as JSON numbers; every other is a string, also when it has only digits. */
  private static final Set<String> NUMBERS =
      Set.of(
          "attempt",
          "start_page",
          "total_pages",
          "page",
          "pages",
          "width",
          "height",
          "bad_rows",
          "sip",
          "q850",
          "t30",
          "rate");

  LogLine {
    Objects.requireNonNull(event);
    Objects.requireNonNull(call);
  }

  /** Event and call of a line, read without the rest of it. */
  record Heading(String event, String call) {
    private static final String EVENT = ",\"event\":\"";
    private static final String CALL = "\",\"call\":\"";

    /** The heading of a line; empty when the line has none. */
    static Optional<Heading> of(String line) {
      int event = line.indexOf(EVENT) + EVENT.length();
      int end = line.indexOf(CALL, event);
      int call = end + CALL.length();
      int close = line.indexOf('"', call);
      return event < EVENT.length() || end < 0 || close < 0
          ? Optional.empty()
          : Optional.of(new Heading(line.substring(event, end), line.substring(call, close)));
    }
  }

  /** The value of a field, empty when the line has none. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** The value of a field that is a whole number, 0 when the line has none. */
  int number(String name) {
    String value = field(name);
    return NUMBER.matcher(value).matches() ? Integer.parseInt(value) : 0;
  }

  /** The JSON text, ending in a line feed. */
  String render() {
    StringBuilder json = new StringBuilder(256);
    json.append("{\"at\":").append(at);
    json.append(",\"event\":\"").append(event);
    json.append("\",\"call\":\"").append(call).append('"');
    fields.forEach((name, value) -> append(json, name, value));
    return json.append("}\n").toString();
  }

  /** Reads a line; empty when it is torn or not one of ours. */
  static Optional<LogLine> parse(String line) {
    if (!line.startsWith("{\"at\":") || !line.endsWith("}")) {
      return Optional.empty();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher member = MEMBER.matcher(line);
    while (member.find()) {
      String text = member.group(2);
      fields.put(member.group(1), text == null ? member.group(3) : unescape(text));
    }
    String at = fields.remove("at");
    String event = fields.remove("event");
    String call = fields.remove("call");
    if (at == null || event == null || call == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LogLine(Long.parseLong(at), event, CallId.parse(call), fields));
    } catch (IllegalArgumentException e) {
      // A damaged line is as good as none; its neighbours still count.
      return Optional.empty();
    }
  }

  private static void append(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":");
    if (NUMBERS.contains(name)) {
      json.append(value);
      return;
    }
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    m.group(1) == null
                        ? m.group(2)
                        : String.valueOf((char) Integer.parseInt(m.group(1), 16))));
  }
}
