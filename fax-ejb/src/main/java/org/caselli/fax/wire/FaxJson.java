package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxIndex;
import org.caselli.fax.domain.fax.FaxIndex.Parties;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.job.Stage;

/** A fax on the wire (spec 1.4): the client's document, and over it what the server knows. */
public final class FaxJson {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FaxJson() {}

  /** The whole public document, with the live state. */
  public static ObjectNode of(FaxDetail detail) {
    Fax fax = detail.fax();
    ObjectNode json = DocumentSchema.publicPart(Json.stored(fax.attributes()));
    json.put("id", WireId.of(fax.id()));
    json.remove("owner_id");
    fax.faxboxId().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    fax.ownerId().ifPresent(id -> json.put("owner_id", WireId.of(id)));
    fax.batchId().ifPresent(id -> json.put("batch_id", WireId.of(id)));
    fax.submittedBy().ifPresent(id -> json.put("submitted_by", WireId.of(id)));
    json.put("document_count", fax.documents());
    json.put("folder", fax.folder().name().toLowerCase(Locale.ROOT));
    parties(json, new Parties(fax.fromNumber(), fax.fromName(), fax.toNumber(), fax.toName()));
    json.put("pages", fax.pages());
    json.put("size", fax.sizeBytes());
    times(json, fax.createdAt(), fax.modifiedAt(), fax.deliveredAt());
    if (fax.direction() == Fax.Direction.INBOUND) {
      received(json, fax.id(), fax.createdAt());
      json.put("unread", fax.seenAt().isEmpty());
    }
    ObjectNode result = Json.of(fax.result().values()).deepCopy();
    result(json, fax.direction() == Fax.Direction.INBOUND, result);
    detail.job().ifPresent(job -> put(json, job));
    detail.live().ifPresent(live -> put(json, live));
    return json;
  }

  /** A fax in a list: short while it is outgoing, whole otherwise. */
  public static ObjectNode of(FaxIndex.Row row, View view) {
    if (view != View.OUTGOING) {
      return whole(row);
    }
    ObjectNode json = Json.object();
    json.put("id", WireId.of(row.id()));
    row.belonging().faxbox().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    row.belonging().owner().ifPresent(id -> json.put("owner_id", WireId.of(id)));
    json.put("from", row.parties().from());
    json.put("to", row.parties().to());
    json.put("pages", row.pages());
    times(json, row.times().created(), row.times().modified(), row.times().delivered());
    put(json, row.job());
    return json;
  }

  /** The whole public document of a fax in a list. */
  public static ObjectNode whole(FaxIndex.Row row) {
    ObjectNode json = DocumentSchema.publicPart(Json.stored(row.attributes()));
    boolean received = row.direction() == Fax.Direction.INBOUND;
    json.put("id", WireId.of(row.id()));
    json.remove("owner_id");
    row.belonging().faxbox().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    row.belonging().owner().ifPresent(id -> json.put("owner_id", WireId.of(id)));
    json.put("folder", received ? "inbox" : "outbox");
    parties(json, row.parties());
    json.put("pages", row.pages());
    json.put("size", row.bytes());
    times(json, row.times().created(), row.times().modified(), row.times().delivered());
    if (received) {
      received(json, row.id(), row.times().created());
      json.put("unread", row.times().seen().isEmpty());
    }
    result(json, received, Json.stored(row.result()));
    if (!received) {
      put(json, row.job());
    }
    return json;
  }

  private static void put(ObjectNode json, FaxIndex.JobFacts job) {
    json.put("status", status(JobState.valueOf(job.state())));
    json.put("attempts", job.attempts());
    json.put("retries", job.retries());
    FaxIndex.Wish wish = job.wish();
    ScheduleJson.write(json, new Schedule(wish.priority(), wish.notBefore(), wish.expiresAt()));
    if (job.retryAfter() > 0) {
      json.put("retry_after", job.retryAfter());
    }
    if (!job.rule().isEmpty()) {
      json.put("reschedule_rule", job.rule());
    }
    if (!job.reason().isEmpty()) {
      json.put("reason", job.reason());
    }
  }

  private static void parties(ObjectNode json, Parties parties) {
    json.put("from_number", parties.from());
    json.put("from_name", parties.fromName());
    json.put("to_number", parties.to());
    json.put("to_name", parties.toName());
    json.put("from", parties.from());
    json.put("to", parties.to());
  }

  /** What Kazoo says of every fax that came in (spec 6.4); the call's id is the fax's. */
  private static void received(ObjectNode json, UUID id, Instant at) {
    json.put("name", "fax message received at " + UTC.format(at));
    json.put("source_type", "incoming_fax");
    json.put("media_type", "tiff");
    json.put("timestamp", WireTime.of(at));
    json.put("call_id", id.toString());
    json.put("cdr_doc_id", MONTH.format(at) + "-" + id);
  }

  private static void result(ObjectNode json, boolean received, ObjectNode result) {
    if (received) {
      json.set("rx_result", result);
    } else {
      json.set("tx_result", result.isEmpty() ? noResultYet() : result);
    }
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

  /** The state of that name; empty when there is none. */
  public static Optional<JobState> state(String status) {
    return Arrays.stream(JobState.values()).filter(each -> status(each).equals(status)).findFirst();
  }

  private static void put(ObjectNode json, Job job) {
    json.put("status", status(job.state()));
    json.put("retries", job.retries());
    json.put("attempts", job.attempts());
    json.put("pages_confirmed", job.confirmedPages());
    ScheduleJson.write(json, job.schedule());
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
