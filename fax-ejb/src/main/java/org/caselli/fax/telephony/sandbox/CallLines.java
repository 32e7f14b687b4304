package org.caselli.fax.telephony.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caselli.fax.port.CallRequest;

/** The lines that speak of a call before its end, and the fields that all its lines share. */
final class CallLines {
  static final String DIALLED = "dialled";
  static final String ANSWERED = "answered";
  static final String REFUSED = "refused";

  private CallLines() {}

  /** Who calls whom, for which account. */
  static Map<String, String> parties(CallRequest request) {
    Map<String, String> parties = new LinkedHashMap<>();
    parties.put("account", request.account());
    parties.put("number", request.destination());
    parties.put("caller", request.callerNumber());
    return parties;
  }

  static Map<String, String> partiesOf(LogLine line) {
    Map<String, String> parties = new LinkedHashMap<>();
    parties.put("account", line.field("account"));
    parties.put("number", line.field("number"));
    parties.put("caller", line.field("caller"));
    return parties;
  }

  static LogLine dialled(CallRequest request, Instant at) {
    Map<String, String> fields = parties(request);
    fields.put("attempt", Integer.toString(request.attempt()));
    fields.put("start_page", Integer.toString(request.startPage()));
    fields.put("total_pages", Integer.toString(request.totalPages()));
    return new LogLine(at.toEpochMilli(), DIALLED, request.call(), fields);
  }

  static LogLine answered(CallRequest request, Instant at) {
    return new LogLine(at.toEpochMilli(), ANSWERED, request.call(), parties(request));
  }

  /** A second call of a living id: not dialled. */
  static LogLine refused(CallRequest request, Instant at) {
    return new LogLine(at.toEpochMilli(), REFUSED, request.call(), parties(request));
  }
}
