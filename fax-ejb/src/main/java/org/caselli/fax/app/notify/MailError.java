package org.caselli.fax.app.notify;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail that did not become a fax.
 *
 * @param account that it was for; empty for nobody here
 * @param faxbox that it was for
 * @param from its sender
 * @param to as the sender addressed it
 * @param number out of that address, as it was written and as it would have been dialled; empty
 *     when it is none
 * @param file that was the reason; empty for none
 * @param reason a sentence
 */
public record MailError(
    Optional<UUID> account,
    Optional<UUID> faxbox,
    String from,
    String to,
    Number number,
    String file,
    String reason) {
  public MailError {
    Objects.requireNonNull(account);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    Objects.requireNonNull(number);
    Objects.requireNonNull(file);
    Objects.requireNonNull(reason);
  }

  /** A number as somebody wrote it, and as it is dialled. */
  public record Number(String written, String dialled) {
    public Number {
      Objects.requireNonNull(written);
      Objects.requireNonNull(dialled);
    }
  }
}
