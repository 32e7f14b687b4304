package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/**
 * A fax to send as it comes over the wire, in the order of spec 1.3: what the faxbox knows fills
 * what the caller left out, then the schema judges, then a document is demanded.
 *
 * @param document valid, with defaults
 * @param faxbox whose fax it is
 * @param notified addresses that get the receipts
 */
public record SubmissionJson(ObjectNode document, Optional<UUID> faxbox, List<String> notified) {
  private static final int RETRIES_OF_OLD_FAXBOX = 3;

  /** Fields of the caller's that change how a call is made, and take permission. */
  static final List<String> PRIVILEGED =
      List.of("ensure_valid_caller_id", "flags", "custom_sip_headers", "bypass_e164");

  /** Fields that are the server's. */
  private static final List<String> SERVERS =
      List.of(
          "id",
          "status",
          "tx_result",
          "folder",
          "batch_id",
          "owner_id",
          "submitted_by",
          "document_count");

  private static final Map<String, String> FROM_FAXBOX =
      Map.of(
          "from_name", "caller_name",
          "fax_identity_name", "fax_header",
          "from_number", "caller_id",
          "fax_identity_number", "fax_identity",
          "fax_timezone", "fax_timezone");

  public SubmissionJson {
    notified = List.copyOf(notified);
  }

  /** Which of the caller's fields take permission. */
  public static List<String> privileged(ObjectNode data) {
    return PRIVILEGED.stream().filter(data::hasNonNull).toList();
  }

  /** Reads a fax that belongs to no faxbox, unless the data names one. */
  public static SubmissionJson read(ObjectNode data) {
    ObjectNode document = valid(data);
    return new SubmissionJson(document, named(document), sendTo(document));
  }

  /** Reads a fax that is submitted below a faxbox. */
  public static SubmissionJson read(ObjectNode data, UUID faxbox, FaxboxDocument box) {
    ObjectNode filled = data.deepCopy();
    FROM_FAXBOX.forEach(
        (field, source) -> {
          if (!filled.hasNonNull(field)) {
            box.text(source).ifPresent(value -> filled.put(field, value));
          }
        });
    if (!filled.hasNonNull("retries")) {
      filled.put("retries", box.number("retries").orElse(RETRIES_OF_OLD_FAXBOX));
    }
    ObjectNode document = valid(filled);
    document.put("faxbox_id", WireId.of(faxbox));
    List<String> own = sendTo(document);
    return new SubmissionJson(
        document, Optional.of(faxbox), own.isEmpty() ? box.outboundNotify() : own);
  }

  /** The same, told to others when the data tells nobody. */
  public SubmissionJson orNotified(List<String> others) {
    return notified.isEmpty() ? new SubmissionJson(document, faxbox, others) : this;
  }

  private static ObjectNode valid(ObjectNode data) {
    ObjectNode given = data.deepCopy();
    given.remove(SERVERS);
    ObjectNode document = DocumentSchema.FAX.validated(RecipientsJson.complete(given));
    document.put("attempts", 0);
    return document;
  }

  /**
   * The faxes to submit.
   *
   * @param sender by whom they are submitted, and whose they are
   * @param uploads in the order in which they came; ignored when {@code document} says where to
   *     fetch one, as in Kazoo
   * @throws FaxException invalid, when there is no document, or something cannot be meant
   */
  public Submission submission(
      UUID account, SubmittedBy sender, List<Submission.Upload> uploads, String correlationId) {
    return submissionOf(account, sender, DocumentsJson.read(document, uploads), correlationId);
  }

  /** The faxes to submit, made of these documents, whatever the data says of documents. */
  Submission submissionOf(
      UUID account, SubmittedBy sender, List<Submission.Original> documents, String correlationId) {
    FaxOptions options =
        new FaxOptions(
            text("fax_identity_number"),
            text("fax_identity_name"),
            zone(),
            notified,
            Map.of(),
            sipHeaders(),
            document.path("bypass_e164").asBoolean(false),
            "",
            document.has("ensure_valid_caller_id")
                ? Optional.of(document.path("ensure_valid_caller_id").asBoolean())
                : Optional.empty(),
            new FaxOptions.Look(text("fax_resolution"), text("content_mode")));
    return new Submission(
        account,
        faxbox,
        new Submission.Sender(
            text("from_number"), text("from_name"), sender.submitter(), sender.owner()),
        document.path("retries").asInt(),
        ScheduleJson.read(document),
        options,
        documents,
        RecipientsJson.read(document),
        Optional.empty(),
        correlationId);
  }

  /**
   * Whose doing a submission is.
   *
   * @param submitter API key or user that submits
   * @param owner user whose faxes they are
   */
  public record SubmittedBy(Optional<UUID> submitter, Optional<UUID> owner) {
    public SubmittedBy {
      Objects.requireNonNull(submitter);
      Objects.requireNonNull(owner);
    }
  }

  private String text(String field) {
    return document.path(field).asText("");
  }

  private String zone() {
    return Stream.of("fax_timezone", "timezone")
        .flatMap(field -> AccountJson.zone(document, field).stream())
        .findFirst()
        .map(ZoneId::getId)
        .orElse("");
  }

  private Map<String, String> sipHeaders() {
    Map<String, String> headers = new LinkedHashMap<>();
    document
        .path("custom_sip_headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return headers;
  }

  /** The faxbox that the data names. */
  static Optional<UUID> named(ObjectNode document) {
    return AccountJson.text(document, "faxbox_id")
        .map(
            text -> {
              try {
                return WireId.fromString(text).value();
              } catch (IllegalArgumentException e) {
                FaxException exception =
                    FaxException.invalid(
                        new Violation("faxbox_id", "pattern", "This is not the id of a faxbox"));
                exception.initCause(e);
                throw exception;
              }
            });
  }

  private static List<String> sendTo(ObjectNode document) {
    JsonNode sendTo = document.path("notifications").path("email").path("send_to");
    List<String> addresses = new ArrayList<>();
    if (sendTo.isArray()) {
      sendTo.forEach(address -> addresses.add(address.asText()));
    } else if (!sendTo.asText("").isBlank()) {
      addresses.add(sendTo.asText());
    }
    return addresses;
  }
}
