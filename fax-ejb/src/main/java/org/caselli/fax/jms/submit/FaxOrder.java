package org.caselli.fax.jms.submit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.domain.submission.SubmissionKey;
import org.caselli.fax.wire.SubmissionReader;
import org.caselli.fax.wire.SubmissionReader.Place;
import org.caselli.fax.wire.WireId;

/** A fax that somebody orders by a message, for the account of its key. Thread-safe. */
@ApplicationScoped
public class FaxOrder {
  private static final String NAMESPACE = "jms";

  /** A message that comes again is the same message; nobody reads it again to find out. */
  private static final String NO_HASH = "";

  private final SubmissionReader reader;
  private final SubmitFax submitFax;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FaxOrder() {
    this(null, null);
  }

  @Inject
  public FaxOrder(SubmissionReader reader, SubmitFax submitFax) {
    this.reader = reader;
    this.submitFax = submitFax;
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

  /** The faxes that a message with this key made when it came before. */
  Optional<Accepted> earlier(Access access, Optional<String> key) {
    return key.flatMap(given -> submitFax.earlier(access.account(), NAMESPACE, given));
  }

  /**
   * Submits the faxes.
   *
   * @throws FaxException when the caller may not, or they will not do
   */
  Accepted place(Access access, Wanted wanted, Optional<Body> body) {
    ObjectNode data = wanted.data();
    Optional<UUID> faxbox =
        data.hasNonNull("faxbox_id")
            ? Optional.of(id(data.get("faxbox_id").asText()))
            : Optional.empty();
    Submission submission =
        reader.read(
            access,
            new Place(access.account(), faxbox, Optional.empty()),
            data,
            body.map(given -> new Submission.Upload(given.file(), given.mediaType())).stream()
                .toList(),
            wanted.correlationId());
    return submitFax
        .submitFax(
            submission
                .at(schedule(submission.schedule(), wanted))
                .knownBy(wanted.key().map(key -> new SubmissionKey(NAMESPACE, key, NO_HASH))))
        .accepted();
  }

  /** What the fax says of its priority counts more than what carries it. */
  private static Schedule schedule(Schedule given, Wanted wanted) {
    return wanted.data().hasNonNull("priority") ? given : given.withPriority(wanted.priority());
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
