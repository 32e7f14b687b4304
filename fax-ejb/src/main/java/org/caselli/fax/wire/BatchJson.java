package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.job.Batches.Member;
import org.caselli.fax.domain.job.JobState;

/** The faxes of one request to several recipients: how many are in which state, and each. */
public final class BatchJson {
  private BatchJson() {}

  /** The batch, with the faxes in the order given. */
  public static ObjectNode of(UUID batch, List<Member> members) {
    ObjectNode json = Json.object().put("batch_id", WireId.of(batch));
    json.put("id", WireId.of(batch));
    ObjectNode counts = json.putObject("counts");
    for (JobState state : JobState.values()) {
      long count = members.stream().filter(member -> member.state() == state).count();
      counts.put(FaxJson.status(state), count);
    }
    var faxes = json.putArray("faxes");
    for (Member member : members) {
      faxes
          .addObject()
          .put("id", WireId.of(member.id()))
          .put("to_number", member.toNumber())
          .put("to_name", member.toName())
          .put("status", FaxJson.status(member.state()));
    }
    return json;
  }

  /** The batch, with the faxes in the order of the recipients. */
  public static ObjectNode of(UUID batch, List<Member> members, List<UUID> order) {
    Map<UUID, Integer> places = new HashMap<>();
    order.forEach(fax -> places.put(fax, places.size()));
    Comparator<Member> byPlace =
        Comparator.comparing(member -> places.getOrDefault(member.id(), places.size()));
    return of(batch, members.stream().sorted(byPlace).toList());
  }
}
