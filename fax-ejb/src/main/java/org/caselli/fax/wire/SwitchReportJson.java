package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.caselli.fax.port.SwitchReport;

/** What an inspection of a switch found, on the wire. */
public final class SwitchReportJson {
  private SwitchReportJson() {}

  /** One switch, line by line. */
  public static ObjectNode of(SwitchReport report) {
    ObjectNode json = Json.object().put("switch", report.name()).put("works", report.works());
    ArrayNode findings = json.putArray("findings");
    report
        .findings()
        .forEach(
            finding ->
                findings
                    .addObject()
                    .put("subject", finding.subject())
                    .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
                    .put("sentence", finding.sentence()));
    return json;
  }
}
