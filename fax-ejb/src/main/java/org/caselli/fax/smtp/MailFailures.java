package org.caselli.fax.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.mailin.FailedMail;
import org.caselli.fax.app.mailin.MailRefusal;
import org.caselli.fax.app.mailin.MailSender;
import org.caselli.fax.app.mailin.MailTarget;
import org.caselli.fax.app.mailin.SenderAnswer;
import org.caselli.fax.app.mailin.TellOfFailedMail;
import org.caselli.fax.domain.mail.FaxAddress;
import org.caselli.fax.domain.mail.MailFault;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.number.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has everybody told who is to hear of a mail that is not faxed. That this does not work changes no
 * answer. Thread-safe.
 */
@ApplicationScoped
public class MailFailures {
  private static final Logger log = LoggerFactory.getLogger(MailFailures.class);

  private final TellOfFailedMail tell;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailFailures() {
    this(null);
  }

  @Inject
  public MailFailures(TellOfFailedMail tell) {
    this.tell = tell;
  }

  /** A recipient was refused. */
  void refusedRecipient(MailRefusal refusal, MailSender sender, String address) {
    Optional<FaxAddress> parsed = FaxAddress.parse(address);
    tell(
        refusal,
        new LoggedMail.Mail(
            sender.address(),
            address,
            parsed.map(FaxAddress::number).orElse(""),
            parsed.flatMap(FaxAddress::destination).map(PhoneNumber::value).orElse(""),
            "",
            "",
            sender.verdict().toString(),
            Optional.empty(),
            sender.trace(),
            List.of()),
        Optional.empty());
  }

  /** A mail was refused for all of its recipients. */
  void refusedMail(
      List<MailTarget> recipients, MailSender sender, MailFault fault, String sentence) {
    recipients.forEach(
        each ->
            refusedDocument(
                each.refused(fault, sentence),
                each,
                sender,
                Optional.empty(),
                Optional.of(new SenderAnswer(sender.address(), Optional.empty()))
                    .filter(answer -> each.isToldOfFailure())));
  }

  /**
   * A mail was refused for one recipient.
   *
   * @param file that was the reason
   * @param answer for the sender, who may be told by mail
   */
  void refusedDocument(
      MailRefusal refusal,
      MailTarget target,
      MailSender sender,
      Optional<Attached> file,
      Optional<SenderAnswer> answer) {
    tell(
        refusal,
        new LoggedMail.Mail(
            sender.address(),
            target.to(),
            target.address().number(),
            target.number().value(),
            file.map(each -> each.type().name()).orElse(""),
            file.map(Attached::name).orElse(""),
            sender.verdict().toString(),
            Optional.empty(),
            sender.trace(),
            List.of()),
        answer.filter(each -> !each.address().isEmpty()));
  }

  private void tell(MailRefusal refusal, LoggedMail.Mail mail, Optional<SenderAnswer> answer) {
    try {
      tell.tellOfFailedMail(new FailedMail(refusal, mail, answer));
    } catch (RuntimeException e) {
      log.warn("A refused mail could not be written down", e);
    }
  }
}
