package org.caselli.fax.telephony.freeswitch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;

/** The latest reports, for look-ups by callers who missed them; the oldest are dropped. */
final class RememberedEnds {
  private final int most;
  private final Map<CallId, TransmissionReport> reports = new LinkedHashMap<>();

  RememberedEnds(int most) {
    this.most = most;
  }

  synchronized void remember(TransmissionReport report) {
    reports.put(report.call(), report);
    if (reports.size() > most) {
      reports.remove(reports.keySet().iterator().next());
    }
  }

  synchronized Optional<TransmissionReport> of(CallId call) {
    return Optional.ofNullable(reports.get(call));
  }
}
