package org.caselli.fax.telephony.freeswitch.socket;

import java.util.List;

/**
 * One message of an event socket, in either mode.
 *
 * @param headers its header lines, {@code Name: value}; the answer of {@code connect} has the whole
 *     channel in them
 * @param body lines of the body; empty without a {@code Content-Length}
 */
record SwitchMessage(List<String> headers, List<String> body) {
  SwitchMessage {
    headers = List.copyOf(headers);
    body = List.copyOf(body);
  }

  /** {@code Content-Type}; empty when there is none. */
  String type() {
    return value("Content-Type");
  }

  /** Value of a header as it was sent; empty when it is not there. */
  String value(String name) {
    return headers.stream()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .findFirst()
        .map(line -> line.substring(name.length() + 1).strip())
        .orElse("");
  }
}
