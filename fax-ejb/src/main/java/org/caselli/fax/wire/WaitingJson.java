package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.caselli.fax.app.maintain.ListWaitingAccounts;
import org.caselli.fax.app.maintain.ListWaitingNumbers;
import org.caselli.fax.domain.job.UnfinishedJobs.ForNumber;
import org.caselli.fax.domain.job.UnfinishedJobs.OfAccount;

/** What waits, by account and by number, for operators. */
public final class WaitingJson {
  private WaitingJson() {}

  /** An account. */
  public static ObjectNode of(ListWaitingAccounts.Line line) {
    OfAccount jobs = line.jobs();
    ObjectNode json = Json.object();
    json.put("account_id", WireId.of(jobs.account()));
    json.put("name", jobs.name());
    json.put("preparing", jobs.preparing());
    json.put("pending", jobs.pending());
    json.put("due", jobs.due());
    json.put("waiting", jobs.waiting());
    json.put("active", jobs.active());
    json.put("limit", line.limit());
    jobs.oldestDue().ifPresent(at -> json.put("oldest_due", WireTime.of(at)));
    line.hindrance().ifPresent(what -> json.put("hindrance", what.name().toLowerCase(Locale.ROOT)));
    return json;
  }

  /** A number. */
  public static ObjectNode of(ListWaitingNumbers.Line line) {
    ForNumber jobs = line.jobs();
    ObjectNode json = Json.object();
    json.put("number", jobs.number());
    json.put("pending", jobs.pending());
    json.put("due", jobs.due());
    jobs.oldestDue().ifPresent(at -> json.put("oldest_due", WireTime.of(at)));
    line.holder()
        .ifPresent(
            attempt -> {
              json.put("held_by", WireId.of(attempt.jobId()));
              json.put("held_by_account", WireId.of(attempt.accountId()));
            });
    return json;
  }
}
