package org.caselli.fax.app.mailin;

import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.maillog.LoggedMail;

/**
 * A mail that did not become a fax for one recipient.
 *
 * @param mail what came
 * @param answer for the sender, who may be told by mail; empty for machines and for nobody
 */
public record FailedMail(MailRefusal refusal, LoggedMail.Mail mail, Optional<SenderAnswer> answer) {
  public FailedMail {
    Objects.requireNonNull(refusal);
    Objects.requireNonNull(mail);
    Objects.requireNonNull(answer);
  }
}
