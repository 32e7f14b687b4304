package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.UUID;
import org.caselli.fax.app.maintain.ListCalls.Receiving;
import org.caselli.fax.app.maintain.ListCalls.Sending;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.reception.Reception;

/** A call that is on, for operators. */
public final class CallJson {
  private CallJson() {}

  /** One that is made. */
  public static ObjectNode of(Sending call) {
    Attempt attempt = call.attempt();
    ObjectNode json = begun("outgoing", attempt.jobId(), attempt.accountId(), call.account());
    json.put("call_id", attempt.call().toString());
    json.put("to", attempt.number());
    json.put("node", attempt.node());
    json.put("switch", attempt.switchName());
    json.put("stage", attempt.stage().name().toLowerCase(Locale.ROOT));
    json.put("attempt", attempt.ordinal());
    json.put("page", attempt.pagesConfirmed());
    json.put("pages", attempt.totalPages() - attempt.startPage());
    json.put("since", WireTime.of(attempt.claimedAt()));
    attempt.answeredAt().ifPresent(at -> json.put("answered", WireTime.of(at)));
    attempt.lostAt().ifPresent(at -> json.put("unheard_since", WireTime.of(at)));
    call.job()
        .flatMap(job -> job.cancelRequestedAt())
        .ifPresent(at -> json.put("cancelled", WireTime.of(at)));
    return json;
  }

  /** One that brings a fax. */
  public static ObjectNode of(Receiving call) {
    Reception reception = call.reception();
    ObjectNode json =
        begun("incoming", reception.id(), reception.whose().account(), call.account());
    json.put("call_id", reception.id().toString());
    json.put("from", reception.line().fromNumber());
    json.put("to", reception.line().toNumber());
    json.put("node", reception.node());
    json.put("switch", reception.file().switchName());
    json.put("stage", reception.state() == Reception.State.RECEIVING ? "receive" : "store");
    json.put("page", reception.pages());
    json.put("since", WireTime.of(reception.createdAt()));
    return json;
  }

  private static ObjectNode begun(String direction, UUID fax, UUID account, String name) {
    return Json.object()
        .put("direction", direction)
        .put("fax_id", WireId.of(fax))
        .put("account_id", WireId.of(account))
        .put("account_name", name);
  }
}
