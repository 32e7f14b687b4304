package org.caselli.fax.jms.submit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.query.ReadFaxbox;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.SubmitOnce;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.wire.SubmissionJson;
import org.caselli.fax.wire.WireId;

/** A fax that somebody orders by a message, for the account of its key. Thread-safe. */
@ApplicationScoped
public class FaxOrder {
  private final Tenancy tenancy;
  private final ReadFaxbox readFaxbox;
  private final SubmitOnce submitOnce;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FaxOrder() {
    this(null, null, null);
  }

  @Inject
  public FaxOrder(Tenancy tenancy, ReadFaxbox readFaxbox, SubmitOnce submitOnce) {
    this.tenancy = tenancy;
    this.readFaxbox = readFaxbox;
    this.submitOnce = submitOnce;
  }

  /**
   * What is wanted.
   *
   * @param data as the message has it
   * @param key what is the same when the message comes again; empty when nothing is
   * @param priority 0 to 9, the message's own
   */
  record Wanted(ObjectNode data, Optional<String> key, String correlationId, int priority) {
    Wanted {
      Objects.requireNonNull(data);
      Objects.requireNonNull(key);
      Objects.requireNonNull(correlationId);
    }
  }

  /** The document, received into the spool. */
  record Body(Path file, String mediaType) {
    Body {
      Objects.requireNonNull(file);
      Objects.requireNonNull(mediaType);
    }
  }

  /** The fax that a message with this key made when it came before. */
  Optional<UUID> earlier(Access access, Optional<String> key) {
    return key.flatMap(given -> submitOnce.earlier(access.account(), given));
  }

  /**
   * Submits the fax.
   *
   * @throws FaxException when the caller may not, or the fax will not do
   */
  UUID place(Access access, Wanted wanted, Optional<Body> body) {
    UUID account = access.account();
    tenancy.send(access, account);
    List<String> privileged = SubmissionJson.privileged(wanted.data());
    if (!privileged.isEmpty()) {
      tenancy.administrator(
          access, "Only an administrator may set " + String.join(", ", privileged));
    }
    SubmissionJson submission =
        faxbox(access, wanted.data())
            .map(box -> SubmissionJson.read(wanted.data(), box.id(), box.document()))
            .orElseGet(() -> SubmissionJson.read(wanted.data()));
    var upload = body.map(given -> new Submission.Upload(given.file(), given.mediaType()));
    return submitOnce.submitOnce(
        submission
            .submission(account, upload, wanted.correlationId())
            .withPriority(wanted.priority()),
        wanted.key());
  }

  /** The faxbox that is named, or the only one that the key may use. */
  private Optional<Faxbox> faxbox(Access access, ObjectNode data) {
    Optional<UUID> named =
        data.hasNonNull("faxbox_id")
            ? Optional.of(id(data.get("faxbox_id").asText()))
            : access.faxbox();
    return named.map(id -> readFaxbox.readFaxbox(access, access.account(), id));
  }

  private static UUID id(String text) {
    try {
      return WireId.fromString(text).value();
    } catch (IllegalArgumentException e) {
      FaxException invalid =
          FaxException.invalid(
              new Violation("faxbox_id", "pattern", "This is not the id of a faxbox"));
      invalid.initCause(e);
      throw invalid;
    }
  }
}
