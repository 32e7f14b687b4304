package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.caselli.fax.app.query.FaxDetail;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxIndex;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Stage;

/** A fax on the wire (spec 1.4): the client's document, and over it what the server knows. */
public final class FaxJson {
  private FaxJson() {}

  /** The whole public document, with the live state. */
  public static ObjectNode of(FaxDetail detail) {
    Fax fax = detail.fax();
    ObjectNode json = DocumentSchema.publicPart(Json.stored(fax.attributes()));
    json.put("id", WireId.of(fax.id()));
    fax.faxboxId().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    json.put("folder", fax.folder().name().toLowerCase(Locale.ROOT));
    json.put("from_number", fax.fromNumber());
    json.put("from_name", fax.fromName());
    json.put("to_number", fax.toNumber());
    json.put("to_name", fax.toName());
    json.put("from", fax.fromNumber());
    json.put("to", fax.toNumber());
    json.put("pages", fax.pages());
    json.put("size", fax.sizeBytes());
    times(json, fax.createdAt(), fax.modifiedAt(), fax.deliveredAt());
    ObjectNode result = Json.of(fax.result().values()).deepCopy();
    if (fax.direction() == Fax.Direction.INBOUND) {
      json.set("rx_result", result);
    } else {
      json.set("tx_result", result.isEmpty() ? noResultYet() : result);
    }
    detail.job().ifPresent(job -> put(json, job));
    detail.live().ifPresent(live -> put(json, live));
    return json;
  }

  /** A fax in a list: short while it is outgoing, whole once it has ended. */
  public static ObjectNode of(FaxIndex.Row row, View view) {
    ObjectNode json =
        view == View.OUTGOING
            ? Json.object()
            : DocumentSchema.publicPart(Json.stored(row.attributes()));
    json.put("id", WireId.of(row.id()));
    row.faxbox().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    json.put("from", row.from());
    json.put("to", row.to());
    json.put("pages", row.pages());
    times(json, row.created(), row.modified(), row.delivered());
    if (view == View.INBOX) {
      json.put("folder", "inbox");
      json.set("rx_result", Json.stored(row.result()));
      return json;
    }
    json.put("status", status(JobState.valueOf(row.state())));
    json.put("attempts", row.attempts());
    json.put("retries", row.retries());
    if (view == View.OUTBOX) {
      json.put("folder", "outbox");
      json.put("from_number", row.from());
      json.put("to_number", row.to());
      json.set("tx_result", Json.stored(row.result()));
    }
    return json;
  }

  /** Kazoo's word for a state (spec 2.1), and {@code cancelled}. */
  public static String status(JobState state) {
    return switch (state) {
      case PREPARING -> "attaching_files";
      case PENDING -> "pending";
      case PROCESSING -> "processing";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
    };
  }

  private static void put(ObjectNode json, Job job) {
    json.put("status", status(job.state()));
    json.put("retries", job.retries());
    json.put("attempts", job.attempts());
    json.put("pages_confirmed", job.confirmedPages());
    if (job.retryAfter() > 0) {
      json.put("retry_after", job.retryAfter());
    }
    if (!job.rescheduleRule().isEmpty()) {
      json.put("reschedule_rule", job.rescheduleRule());
    }
    if (!job.reason().isEmpty()) {
      json.put("reason", job.reason());
    }
    job.cancelRequestedAt().ifPresent(at -> json.put("cancel_requested", WireTime.of(at)));
    if (job.state() == JobState.PENDING) {
      job.dueAt().ifPresent(due -> json.put("next_attempt", WireTime.of(due)));
    }
  }

  private static void put(ObjectNode json, Attempt live) {
    json.put("stage", live.stage().name().toLowerCase(Locale.ROOT));
    if (live.stage() == Stage.SEND) {
      int begun = live.startPage() + live.pagesConfirmed() + 1;
      json.put("page", Math.min(begun, live.totalPages()));
    }
  }

  private static void times(
      ObjectNode json, Instant created, Instant modified, Optional<Instant> delivered) {
    json.put("created", WireTime.of(created));
    json.put("modified", WireTime.of(modified));
    delivered.ifPresent(at -> json.put("delivered", WireTime.of(at)));
  }

  /** What Kazoo shows before the first attempt has ended. */
  private static ObjectNode noResultYet() {
    return Json.object()
        .put("success", false)
        .put("error_message", "")
        .put("fax_bad_rows", 0)
        .put("fax_error_correction", false)
        .put("fax_receiver_id", "")
        .put("fax_speed", 0)
        .put("pages_sent", 0)
        .put("time_elapsed", 0);
  }
}
