package org.caselli.fax.app.submit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.submission.SubmissionKey;

/**
 * One or several documents, as one fax for each of one or several recipients, as a client wants
 * them sent; every entrance makes one.
 *
 * @param faxbox whose faxes they are
 * @param retries total number of attempts for each, 0 to 4 from the API
 * @param options how they are to be sent; sources and number of the recipient are filled in
 * @param documents in the order of their pages
 * @param recipients in the order in which they were named
 * @param key by which the submission is known when it comes again
 * @param correlationId of the request
 */
public record Submission(
    UUID account,
    Optional<UUID> faxbox,
    Sender sender,
    int retries,
    Schedule schedule,
    FaxOptions options,
    List<Original> documents,
    List<Recipient> recipients,
    Optional<SubmissionKey> key,
    String correlationId) {
  public Submission {
    Objects.requireNonNull(account);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(sender);
    Objects.requireNonNull(schedule);
    Objects.requireNonNull(options);
    documents = List.copyOf(documents);
    recipients = List.copyOf(recipients);
    Objects.requireNonNull(key);
    Objects.requireNonNull(correlationId);
  }

  /**
   * Who sends.
   *
   * @param submitter API key or user that submits
   * @param owner user whose faxes they are
   */
  public record Sender(String number, String name, Optional<UUID> submitter, Optional<UUID> owner) {
    public Sender {
      Objects.requireNonNull(number);
      Objects.requireNonNull(name);
      Objects.requireNonNull(submitter);
      Objects.requireNonNull(owner);
    }

    /** Somebody who is known to the receiver only. */
    public Sender(String number, String name) {
      this(number, name, Optional.empty(), Optional.empty());
    }
  }

  /**
   * To whom one fax goes.
   *
   * @param number as the client gave it
   * @param path of the number in what the client gave, for complaints
   * @param attributes the public document of that fax, a JSON object
   */
  public record Recipient(String number, String name, String path, String attributes) {
    /** Where Kazoo complains of the number of the only recipient. */
    public static final String ONLY = "document.to_number";

    public Recipient {
      Objects.requireNonNull(number);
      Objects.requireNonNull(name);
      Objects.requireNonNull(path);
      Objects.requireNonNull(attributes);
    }
  }

  /** A document: received already, or to be fetched, or another fax's too. */
  public sealed interface Original permits Upload, Fetch, Stored {}

  /**
   * A document that has been received into the spool.
   *
   * @param file in the spool; whoever made it deletes it
   * @param mediaType as the client gave it
   */
  public record Upload(Path file, String mediaType) implements Original {
    public Upload {
      Objects.requireNonNull(file);
      Objects.requireNonNull(mediaType);
    }
  }

  /** A document that is somewhere else. */
  public record Fetch(FaxOptions.Source source) implements Original {
    public Fetch {
      Objects.requireNonNull(source);
    }
  }

  /**
   * A document that is stored, since another fax of the account has it.
   *
   * @param source where it came from, to be fetched again when it is not kept
   */
  public record Stored(UUID document, Optional<FaxOptions.Source> source) implements Original {
    public Stored {
      Objects.requireNonNull(document);
      Objects.requireNonNull(source);
    }
  }

  /** The same, with another schedule. */
  public Submission at(Schedule wanted) {
    return new Submission(
        account,
        faxbox,
        sender,
        retries,
        wanted,
        options,
        documents,
        recipients,
        key,
        correlationId);
  }

  /** The same, of whose fate the sender of a mail wants to be told in another way. */
  public Submission wishing(DeliveryWish wish) {
    return new Submission(
        account,
        faxbox,
        sender,
        retries,
        schedule,
        options.wishing(wish),
        documents,
        recipients,
        key,
        correlationId);
  }

  /** The same, known by a key. */
  public Submission knownBy(Optional<SubmissionKey> newKey) {
    return new Submission(
        account,
        faxbox,
        sender,
        retries,
        schedule,
        options,
        documents,
        recipients,
        newKey,
        correlationId);
  }
}
