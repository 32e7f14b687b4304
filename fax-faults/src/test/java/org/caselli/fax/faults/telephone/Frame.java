package org.caselli.fax.faults.telephone;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One message of an event socket; an event's own headers stand beside those of the message.
 *
 * @param headers decoded
 * @param body of an answer, or of the event itself
 */
record Frame(Map<String, String> headers, String body) {
  /** What the server reads of an event, beside its name. */
  private static final List<String> READ =
      List.of(
          "Application",
          "Application-Response",
          "Answer-State",
          "Hangup-Cause",
          "variable_hangup_cause_q850",
          "variable_sip_term_status",
          "variable_sip_invite_failure_status",
          "variable_sip_hangup_disposition",
          "variable_proto_specific_hangup_cause",
          "variable_current_application_response",
          "variable_fax_success",
          "variable_fax_result_code",
          "variable_fax_document_transferred_pages",
          "variable_fax_document_total_pages",
          "fax-success",
          "fax-result-code",
          "fax-result-text",
          "fax-document-transferred-pages",
          "fax-document-total-pages",
          "fax-transfer-rate",
          "fax-ecm-used",
          "fax-t38-status",
          "fax-local-station-id",
          "fax-bad-rows");

  /** Takes whole messages off the text. */
  static List<Frame> all(StringBuilder text) {
    List<Frame> frames = new ArrayList<>();
    for (int end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      Map<String, String> headers = headers(text.substring(0, end));
      int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
      if (text.length() < end + 2 + length) {
        return frames;
      }
      String body = text.substring(end + 2, end + 2 + length);
      text.delete(0, end + 2 + length);
      frames.add(
          headers.containsValue("text/event-plain") ? event(body) : new Frame(headers, body));
    }
    return frames;
  }

  private static Frame event(String text) {
    int end = text.indexOf("\n\n");
    return new Frame(headers(text.substring(0, end)), text.substring(end + 2));
  }

  private static Map<String, String> headers(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : text.split("\n")) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        String value = line.substring(colon + 2).replace("+", "%2B");
        headers.putIfAbsent(
            line.substring(0, colon), URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return headers;
  }

  /** Name of the event, or its subclass; empty for an answer. */
  String name() {
    return headers.getOrDefault("Event-Subclass", headers.getOrDefault("Event-Name", ""));
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean isOf(String channel) {
    return header("Unique-ID").equals(channel) && !name().isEmpty();
  }

  /** The event as the server takes it in: name and what it reads. */
  String asRead() {
    Stream<String> facts =
        READ.stream().filter(headers::containsKey).map(key -> key + "=" + headers.get(key));
    String answered =
        name().equals("CHANNEL_HANGUP_COMPLETE")
            ? " answered=" + !header("Caller-Channel-Answered-Time").equals("0")
            : "";
    return name() + answered + facts.collect(Collectors.joining(" ", " ", ""));
  }
}
