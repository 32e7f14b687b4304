package org.caselli.fax.faults.telephone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One event as the event socket sends it ({@code text/event-plain}).
 *
 * @param name of the event, or the subclass of a CUSTOM one
 * @param headers in order, values not yet encoded
 * @param body of its own; empty for none
 */
record SwitchEvent(String name, Map<String, String> headers, String body) {
  private static final String LENGTH = "Content-Length: ";

  /** The whole message for the wire. */
  String framed() {
    StringBuilder text = new StringBuilder();
    headers.forEach((k, v) -> text.append(k).append(": ").append(encoded(v)).append('\n'));
    if (!body.isEmpty()) {
      text.append(LENGTH).append(bytes(body)).append('\n');
    }
    text.append('\n').append(body);
    return LENGTH + bytes(text.toString()) + "\nContent-Type: text/event-plain\n\n" + text;
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("%2C", ",")
        .replace("%28", "(")
        .replace("%29", ")");
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
