package org.caselli.fax.smtp;

import java.util.Set;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** {@code RCPT TO}: names a recipient (RFC 5321 section 4.1.1.3). */
final class RcptVerb extends Verb {
  private static final Set<String> PARAMETERS =
      Set.of(DeliveryTerms.NOTIFY, DeliveryTerms.ORIGINAL_RECIPIENT);

  RcptVerb() {
    super("RCPT", "Name a recipient: RCPT TO:<number@domain of the faxbox>");
  }

  @Override
  Object answer(String arguments, Session session) throws RejectException {
    if (!session.isMailTransactionInProgress()) {
      throw new Reply(503, "5.5.1", "Begin with MAIL FROM").refusal();
    }
    MailPath path = MailPath.parse(behind("TO:", arguments), PARAMETERS);
    ((MailTransaction) session.getMessageHandler())
        .recipient(path.address(), DeliveryTerms.ofRecipient(path.parameters()));
    session.addRecipient(path.address());
    return Reply.ok("2.1.5", "A fax can be sent there");
  }
}
