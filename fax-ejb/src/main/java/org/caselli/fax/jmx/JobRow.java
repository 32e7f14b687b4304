package org.caselli.fax.jmx;

import org.caselli.fax.app.maintain.ListJobs;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.wire.FaxJson;
import org.caselli.fax.wire.WireId;

/** A job in a table of a JMX client, with Kazoo's columns (spec 11). Empty texts for nothing. */
public final class JobRow {
  private static final String NONE = "(none)";

  private final ListJobs.Line line;

  JobRow(ListJobs.Line line) {
    this.line = line;
  }

  public String getJob() {
    return WireId.of(job().id());
  }

  public String getState() {
    return FaxJson.status(job().state());
  }

  /** When it last changed, in UTC. */
  public String getDate() {
    return job().modifiedAt().toString();
  }

  /** When it is due, in UTC. */
  public String getDue() {
    return job().dueAt().map(Object::toString).orElse("");
  }

  public String getAccount() {
    return WireId.of(job().accountId());
  }

  public String getFaxbox() {
    return job().faxboxId().map(WireId::of).orElse(NONE);
  }

  public String getFrom() {
    return line.fax().fromNumber();
  }

  public String getTo() {
    return line.fax().toNumber();
  }

  /** Attempts that were used up, and all that there are. */
  public String getTries() {
    return job().attempts() + "/" + job().retries();
  }

  /** Which node makes its call. */
  public String getNode() {
    return line.node().orElse("");
  }

  /** What it waits for: a pause to end, or a number. Else why it failed last. */
  public String getNote() {
    return line.heldBack()
        ? "sending is paused"
        : job().waitingFor().map(number -> "waits for " + number).orElse(job().reason());
  }

  private Job job() {
    return line.job();
  }
}
