package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.app.maintain.ReadSituation.Situation;
import org.caselli.fax.domain.dispatch.HeldBack;
import org.caselli.fax.domain.job.JobState;

/** How the system is doing, for operators. */
public final class SituationJson {
  private SituationJson() {}

  /** All of it. */
  public static ObjectNode of(Situation situation) {
    ObjectNode json = of(situation.heldBack());
    json.put("pending", count(situation, JobState.PENDING));
    json.put("due", situation.backlog().due());
    json.put("waiting", situation.waiting());
    json.put("active", count(situation, JobState.PROCESSING));
    json.put("preparing", count(situation, JobState.PREPARING));
    situation.backlog().oldestDue().ifPresent(at -> json.put("oldest_due", WireTime.of(at)));
    json.put("notices", situation.backlog().notices());
    situation.backlog().oldestNotice().ifPresent(at -> json.put("oldest_notice", WireTime.of(at)));
    json.put("events", situation.backlog().events());
    json.put("engine", situation.engine());
    ArrayNode switches = json.putArray("switches");
    situation
        .health()
        .links()
        .forEach(
            link ->
                switches
                    .addObject()
                    .put("name", link.name())
                    .put("up", link.up())
                    .put("calls", link.calls())
                    .put("detail", link.detail()));
    return json;
  }

  /** For whom sending is paused. */
  public static ObjectNode of(HeldBack heldBack) {
    ObjectNode json = Json.object().put("paused", heldBack.everybody());
    ArrayNode accounts = json.putArray("paused_accounts");
    heldBack.accounts().stream().map(WireId::of).sorted().forEach(accounts::add);
    return json;
  }

  private static long count(Situation situation, JobState state) {
    return situation.backlog().jobs().getOrDefault(state, 0L);
  }
}
