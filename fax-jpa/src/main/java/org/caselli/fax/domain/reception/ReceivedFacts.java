package org.caselli.fax.domain.reception;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.T30Result;
import org.caselli.fax.domain.call.TransmissionReport;

/**
 * {@code rx_result}: what the switch told of a reception under the names of its variables (spec
 * 1.5), and over them what it came to. Pure.
 */
public final class ReceivedFacts {
  /** Whether all pages of the sender came. */
  public static final String SUCCESS = "success";

  /** Whether some pages came and then no more. */
  public static final String PARTIAL = "partial";

  /** Why a reception failed, a sentence; empty for one that did not. */
  public static final String ERROR = "error_message";

  private static final String RESULT_CODE = "result_code";
  private static final String NO_PAGES = "no pages received";

  private ReceivedFacts() {}

  /**
   * The facts of a call that is over.
   *
   * @param pages that came
   */
  public static Facts of(TransmissionReport report, int pages) {
    boolean success = report.success() && pages > 0;
    String error = success ? "" : error(report);
    Map<String, Object> values = new LinkedHashMap<>(report.facts());
    values.put(SUCCESS, success);
    values.put(PARTIAL, !success && pages > 0);
    values.put("transferred_pages", pages);
    values.put("total_pages", pages);
    values.put("bad_rows", report.pages().stream().mapToInt(PageResult::badRows).sum());
    report.negotiation().ifPresent(agreed -> put(values, agreed));
    values.put(RESULT_CODE, report.t30Code().orElse(T30Result.CALL_DROPPED));
    values.put("result_text", success ? said(report.t30Text()).orElse("OK") : error);
    values.put("result_cause", said(report.hangupCause()).orElse(success ? "NORMAL_CLEARING" : ""));
    values.put(ERROR, error);
    return new Facts(values);
  }

  private static void put(Map<String, Object> values, Negotiation agreed) {
    values.put("transfer_rate", agreed.rateBps());
    values.put("ecm_used", agreed.ecm());
    values.put("t38_used", agreed.t38());
    agreed.remoteStationId().ifPresent(id -> values.put("remote_station_id", id));
  }

  private static String error(TransmissionReport report) {
    if (report.success()) {
      return NO_PAGES;
    }
    Optional<String> fault =
        report.t30Code().orElse(0) == 0 ? Optional.empty() : said(report.t30Text());
    return Stream.of(
            fault,
            said(Optional.of(report.reason())),
            report.hangupCause().flatMap(HangupCause::named).map(HangupCause::sentence))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("The call ended without a fax");
  }

  private static Optional<String> said(Optional<String> text) {
    return text.filter(words -> !words.isBlank());
  }

  /**
   * The same of a fax that has no pages after all.
   *
   * @param why a sentence
   */
  public static Facts withoutPages(Facts facts, String why) {
    Map<String, Object> values = new LinkedHashMap<>(facts.values());
    values.put(SUCCESS, false);
    values.put(PARTIAL, false);
    values.put("result_text", why);
    values.put(ERROR, why);
    return new Facts(values);
  }

  /**
   * The same of a fax whose file has come. More pages than were heard of count; a call that ended
   * unheard is not whole for that.
   *
   * @param heard pages of which the call told
   * @param readable pages that can be read in the file; fewer than heard of a damaged one
   */
  public static Facts withFile(Facts facts, int heard, int readable) {
    Map<String, Object> values = new LinkedHashMap<>(facts.values());
    values.put("damaged", readable < heard);
    if (readable > heard) {
      values.put(PARTIAL, !isSuccess(facts));
      values.put("transferred_pages", readable);
      values.put("total_pages", readable);
    }
    return new Facts(values);
  }

  /** Whether these facts tell of a fax that came whole. */
  public static boolean isSuccess(Facts facts) {
    return Boolean.TRUE.equals(facts.values().get(SUCCESS));
  }

  /** The T.30 result that these facts give; that of a dropped call when they give none. */
  public static int resultCode(Facts facts) {
    return facts.values().get(RESULT_CODE) instanceof Number code
        ? code.intValue()
        : T30Result.CALL_DROPPED;
  }

  /** The reason that these facts give; empty for none. */
  public static String error(Facts facts) {
    return facts.values().get(ERROR) instanceof String text ? text : "";
  }
}
