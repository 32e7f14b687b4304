package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.caselli.fax.app.query.AttemptDetail;
import org.caselli.fax.domain.job.Attempt;

/** An attempt with its timeline on the wire; SIP status, hangup cause and T.30 result apart. */
public final class AttemptJson {
  private AttemptJson() {}

  /** The attempt. */
  public static ObjectNode of(AttemptDetail detail) {
    Attempt attempt = detail.attempt();
    ObjectNode json = Json.object();
    json.put("id", WireId.of(attempt.id()));
    json.put("call_id", attempt.call().toString());
    attempt
        .trace()
        .ifPresent(trace -> json.put("trace_id", trace.traceId()).put("span_id", trace.spanId()));
    json.put("attempt", attempt.ordinal());
    json.put("live", attempt.isLive());
    json.put("stage", attempt.stage().name().toLowerCase(Locale.ROOT));
    json.put("number", attempt.number());
    json.put("switch", attempt.switchName());
    json.put("node", attempt.node());
    json.put("first_page", attempt.startPage() + 1);
    json.put("pages", attempt.totalPages());
    json.put("pages_confirmed", attempt.pagesConfirmed());
    json.put("claimed", WireTime.of(attempt.claimedAt()));
    attempt.dialledAt().ifPresent(at -> json.put("dialled", WireTime.of(at)));
    attempt.answeredAt().ifPresent(at -> json.put("answered", WireTime.of(at)));
    attempt.endedAt().ifPresent(at -> json.put("ended", WireTime.of(at)));
    if (!attempt.isLive()) {
      outcome(json, attempt);
    }
    ArrayNode timeline = json.putArray("timeline");
    detail
        .timeline()
        .forEach(
            event ->
                timeline
                    .addObject()
                    .put("at", event.at().toString())
                    .put("stage", event.stage().name().toLowerCase(Locale.ROOT))
                    .put("fact", event.fact()));
    return json;
  }

  private static void outcome(ObjectNode json, Attempt attempt) {
    json.put("outcome", attempt.outcome().toLowerCase(Locale.ROOT));
    json.put("reason", attempt.reason());
    attempt.sipStatus().ifPresent(code -> json.put("sip_status", code));
    if (!attempt.hangupCause().isEmpty()) {
      json.put("hangup_cause", attempt.hangupCause());
    }
    attempt.q850().ifPresent(code -> json.put("q850", code));
    attempt.t30Code().ifPresent(code -> json.put("t30_code", code));
    if (!attempt.t30Text().isEmpty()) {
      json.put("t30_text", attempt.t30Text());
    }
    json.set("tx_result", Json.of(attempt.facts().values()));
  }
}
