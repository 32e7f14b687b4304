package org.caselli.fax.domain.call;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fields of {@code tx_result} (spec 1.5) in the order in which they are shown: texts, numbers and
 * booleans by name.
 */
public record Facts(Map<String, Object> values) {
  /** No facts. */
  public static final Facts NONE = new Facts(Map.of());

  public Facts {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The view of a report that Kazoo's clients and reschedule rules know, and the separate results.
   *
   * @param secondsElapsed from the submission to the end of the call
   */
  public static Facts of(TransmissionReport report, AttemptOutcome outcome, long secondsElapsed) {
    Map<String, Object> values = new LinkedHashMap<>();
    report.facts().forEach(values::put);
    values.put("success", outcome.isDelivered());
    values.put("result_code", outcome.resultCode());
    values.put("result_text", outcome.resultText());
    values.put("result_cause", outcome.resultCause());
    values.put("error_message", outcome.isDelivered() ? "" : outcome.sentence());
    values.put("pages_sent", report.pagesConfirmed());
    values.put("time_elapsed", secondsElapsed);
    values.put("fax_bad_rows", report.pages().stream().mapToInt(PageResult::badRows).sum());
    values.put("fax_error_correction", report.negotiation().map(Negotiation::ecm).orElse(false));
    values.put("fax_speed", report.negotiation().map(Negotiation::rateBps).orElse(0));
    values.put(
        "fax_receiver_id", report.negotiation().flatMap(Negotiation::remoteStationId).orElse(""));
    report.sipStatus().ifPresent(code -> values.put("sip_status", code));
    report.hangupCause().ifPresent(cause -> values.put("hangup_cause", cause));
    report.t30Code().ifPresent(code -> values.put("t30_code", code));
    report.t30Text().ifPresent(text -> values.put("t30_text", text));
    return new Facts(values);
  }

  /**
   * What is told of a fax whose document could not be prepared; no call was made (spec 3.1, {@code
   * bad_file}).
   *
   * @param why a sentence
   * @param secondsElapsed since the submission
   */
  public static Facts unprepared(String why, long secondsElapsed) {
    return withoutCall(OutcomeKind.DOCUMENT_FAILURE, why, secondsElapsed);
  }

  /**
   * What is told of a fax that failed without a call, or between two.
   *
   * @param why a sentence
   * @param secondsElapsed since the submission
   */
  public static Facts withoutCall(OutcomeKind kind, String why, long secondsElapsed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("success", false);
    values.put("result_code", 0);
    values.put("result_text", why);
    values.put("result_cause", kind.name());
    values.put("error_message", why);
    values.put("pages_sent", 0);
    values.put("time_elapsed", secondsElapsed);
    values.put("fax_bad_rows", 0);
    values.put("fax_error_correction", false);
    values.put("fax_speed", 0);
    values.put("fax_receiver_id", "");
    return new Facts(values);
  }
}
