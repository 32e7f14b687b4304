package org.caselli.fax.telephony.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;

/** Writes a report into the {@code ended} line of the log, and reads it back. */
final class EndLine {
  static final String EVENT = "ended";

  private static final String FACT = "fact.";
  private static final String YES = "yes";

  private EndLine() {}

  /** The line for a report; {@code parties} are the fields that every line of the call carries. */
  static LogLine of(TransmissionReport report, Map<String, String> parties) {
    Map<String, String> fields = new LinkedHashMap<>(parties);
    fields.put("ending", report.ending().name());
    fields.put("success", report.success() ? YES : "no");
    fields.put("pages", Integer.toString(report.pagesConfirmed()));
    report.sipStatus().ifPresent(status -> fields.put("sip", Integer.toString(status)));
    report.hangupCause().ifPresent(cause -> fields.put("cause", cause));
    report.q850().ifPresent(q850 -> fields.put("q850", Integer.toString(q850)));
    report.t30Code().ifPresent(code -> fields.put("t30", Integer.toString(code)));
    report.t30Text().ifPresent(text -> fields.put("t30_text", text));
    report.negotiation().ifPresent(agreed -> putNegotiation(fields, agreed));
    fields.put("switch", report.switchName());
    fields.put("reason", report.reason());
    new TreeMap<>(report.facts()).forEach((name, value) -> fields.put(FACT + name, value));
    return new LogLine(report.endedAt().toEpochMilli(), EVENT, report.call(), fields);
  }

  /** The report that the line was made of; the single pages are in lines of their own. */
  static TransmissionReport report(LogLine line, List<PageResult> pages) {
    CallEnding ending = CallEnding.valueOf(line.field("ending"));
    TransmissionReport.Builder report =
        TransmissionReport.of(line.call(), Instant.ofEpochMilli(line.at()), ending)
            .success(line.field("success").equals(YES))
            .pagesConfirmed(line.number("pages"))
            .pages(pages)
            .switchName(line.field("switch"))
            .reason(line.field("reason"))
            .facts(facts(line));
    Map<String, String> fields = line.fields();
    if (fields.containsKey("sip")) {
      report.sipStatus(line.number("sip"));
    }
    if (fields.containsKey("cause")) {
      report.hangupCause(line.field("cause"));
    }
    if (fields.containsKey("q850")) {
      report.q850(line.number("q850"));
    }
    if (fields.containsKey("t30")) {
      report.t30(line.number("t30"), line.field("t30_text"));
    }
    if (fields.containsKey("rate")) {
      report.negotiation(negotiation(line));
    }
    return report.build();
  }

  private static void putNegotiation(Map<String, String> fields, Negotiation agreed) {
    fields.put("rate", Integer.toString(agreed.rateBps()));
    fields.put("ecm", agreed.ecm() ? YES : "no");
    fields.put("t38", agreed.t38() ? YES : "no");
    agreed.remoteStationId().ifPresent(id -> fields.put("station", id));
  }

  private static Negotiation negotiation(LogLine line) {
    return new Negotiation(
        line.number("rate"),
        line.field("ecm").equals(YES),
        line.field("t38").equals(YES),
        Optional.ofNullable(line.fields().get("station")));
  }

  private static Map<String, String> facts(LogLine line) {
    Map<String, String> facts = new LinkedHashMap<>();
    line.fields()
        .forEach(
            (name, value) -> {
              if (name.startsWith(FACT)) {
                facts.put(name.substring(FACT.length()), value);
              }
            });
    return facts;
  }
}
