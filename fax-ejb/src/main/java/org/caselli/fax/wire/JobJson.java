package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.app.maintain.ListJobs;
import org.caselli.fax.domain.job.Job;

/** A job in the lists of an operator: Kazoo's columns (spec 11), and what it waits for. */
public final class JobJson {
  private JobJson() {}

  /** The job. */
  public static ObjectNode of(ListJobs.Line line) {
    Job job = line.job();
    ObjectNode json = Json.object();
    json.put("id", WireId.of(job.id()));
    json.put("status", FaxJson.status(job.state()));
    json.put("date", WireTime.of(job.modifiedAt()));
    job.dueAt().ifPresent(due -> json.put("due", WireTime.of(due)));
    json.put("account_id", WireId.of(job.accountId()));
    job.faxboxId().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    json.put("from", line.fax().fromNumber());
    json.put("to", line.fax().toNumber());
    json.put("attempts", job.attempts());
    json.put("retries", job.retries());
    line.node().ifPresent(node -> json.put("node", node));
    job.waitingFor().ifPresent(number -> json.put("waiting_for", number));
    if (line.heldBack()) {
      json.put("paused", true);
    }
    if (!job.reason().isEmpty()) {
      json.put("reason", job.reason());
    }
    return json;
  }
}
