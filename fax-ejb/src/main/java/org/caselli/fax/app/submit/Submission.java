package org.caselli.fax.app.submit;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.FaxOptions;

/**
 * A fax as a client wants it sent; every entrance makes one.
 *
 * @param toNumber as the client gave it
 * @param retries total number of attempts, 0 to 4 from the API
 * @param priority 0 to 9 as in JMS; 4 is normal
 * @param attributes the client's public document, a JSON object
 * @param upload the document, unless {@code options.source} says where to fetch it
 * @param correlationId of the request
 */
public record Submission(
    UUID account,
    Optional<UUID> faxbox,
    String fromNumber,
    String fromName,
    String toNumber,
    String toName,
    int retries,
    int priority,
    FaxOptions options,
    String attributes,
    Optional<Upload> upload,
    String correlationId) {
  /** JMS's normal priority. */
  public static final int NORMAL_PRIORITY = 4;

  public Submission {
    Objects.requireNonNull(account);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(fromNumber);
    Objects.requireNonNull(fromName);
    Objects.requireNonNull(toNumber);
    Objects.requireNonNull(toName);
    Objects.requireNonNull(options);
    Objects.requireNonNull(attributes);
    Objects.requireNonNull(upload);
    Objects.requireNonNull(correlationId);
  }

  /** The same fax with this priority, 0 to 9. */
  public Submission withPriority(int wanted) {
    return new Submission(
        account,
        faxbox,
        fromNumber,
        fromName,
        toNumber,
        toName,
        retries,
        wanted,
        options,
        attributes,
        upload,
        correlationId);
  }

  /**
   * A document that has been received into the spool.
   *
   * @param file in the spool; whoever made it deletes it
   * @param mediaType as the client gave it
   */
  public record Upload(Path file, String mediaType) {
    public Upload {
      Objects.requireNonNull(file);
      Objects.requireNonNull(mediaType);
    }
  }
}
