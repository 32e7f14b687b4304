package org.caselli.fax.telephony.freeswitch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/**
 * The T.30 result of a call as mod_spandsp gives it: in {@code spandsp::txfaxresult}, and again in
 * the variables of the last channel event.
 *
 * @param success SpanDSP's own word, which says nothing of missing pages
 * @param code T.30 completion code
 * @param text its text
 * @param confirmed pages confirmed in this call
 * @param total pages of the file, 0 when it was never opened
 * @param facts further values under the names of {@code tx_result} (spec 1.5)
 */
public record FaxResult(
    boolean success, int code, String text, int confirmed, int total, Map<String, String> facts) {
  private static final String EVENT_PREFIX = "fax-";
  private static final String VARIABLE_PREFIX = "variable_fax_";
  private static final int MAX_FACT = 256;

  /** Facts that tell of the call; the rest are settings of ours and paths of the switch. */
  private static final Set<String> TOLD =
      Set.of(
          "t38_status",
          "ecm_used",
          "ecm_requested",
          "transferred_pages",
          "total_pages",
          "bad_rows",
          "transfer_rate",
          "local_station_id",
          "remote_station_id",
          "remote_country",
          "remote_vendor",
          "remote_model",
          "image_resolution",
          "file_image_resolution",
          "image_size",
          "image_pixel_size",
          "file_image_pixel_size",
          "longest_bad_row_run",
          "encoding",
          "encoding_name",
          "v17_disabled",
          "result_code",
          "result_text");

  private static final Set<String> YES_OR_NO = Set.of("ecm_used", "ecm_requested", "v17_disabled");

  public FaxResult {
    facts = Map.copyOf(facts);
  }

  /** From a result event. */
  static Optional<FaxResult> ofResult(SwitchEvent event) {
    return of(event, EVENT_PREFIX);
  }

  /** From the variables of any channel event; empty as long as there is no result. */
  static Optional<FaxResult> ofVariables(SwitchEvent event) {
    return of(event, VARIABLE_PREFIX);
  }

  private static Optional<FaxResult> of(SwitchEvent event, String prefix) {
    Map<String, String> values = new HashMap<>();
    event
        .startingWith(prefix)
        .forEach((k, v) -> values.put(k.replace('-', '_').replaceFirst("^document_", ""), v));
    if (!values.containsKey("success")) {
      return Optional.empty();
    }
    boolean success = isYes(values.get("success"));
    return Optional.of(
        new FaxResult(
            success,
            number(values, "result_code", success ? 0 : -1),
            values.getOrDefault("result_text", ""),
            number(values, "transferred_pages", 0),
            number(values, "total_pages", 0),
            told(values)));
  }

  /** The same with facts that {@code other} knows in addition. */
  FaxResult with(FaxResult other) {
    Map<String, String> all = new HashMap<>(other.facts);
    all.putAll(facts);
    return new FaxResult(success, code, text, Math.max(confirmed, other.confirmed), total, all);
  }

  private static Map<String, String> told(Map<String, String> values) {
    Map<String, String> facts = new HashMap<>();
    values.forEach(
        (key, value) -> {
          if (TOLD.contains(key) && !value.isEmpty()) {
            facts.put(key, YES_OR_NO.contains(key) ? String.valueOf(isYes(value)) : clean(value));
          }
        });
    if (facts.containsKey("t38_status")) {
      facts.put("t38_used", String.valueOf("negotiated".equals(facts.get("t38_status"))));
    }
    return facts;
  }

  /** The far end chooses some of these texts. */
  private static String clean(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() > MAX_FACT ? line.substring(0, MAX_FACT) : line;
  }

  private static boolean isYes(String value) {
    return Set.of("1", "true", "on", "yes").contains(value);
  }

  private static int number(Map<String, String> values, String key, int otherwise) {
    return SwitchEvent.parsed(values.getOrDefault(key, "")).orElse(otherwise);
  }
}
