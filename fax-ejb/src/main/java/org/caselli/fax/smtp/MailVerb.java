package org.caselli.fax.smtp;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** {@code MAIL FROM}: begins a mail (RFC 5321 section 4.1.1.2; RFC 1870 for its size). */
final class MailVerb extends Verb {
  private static final String SIZE = "SIZE";
  private static final Set<String> PARAMETERS =
      Set.of(SIZE, "BODY", "SMTPUTF8", "AUTH", DeliveryTerms.RETURN, DeliveryTerms.ENVELOPE_ID);
  private static final Set<String> BODIES = Set.of("7BIT", "8BITMIME");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");

  private final LongSupplier mostBytes;
  private final Demands demands;

  MailVerb(LongSupplier mostBytes, Demands demands) {
    super("MAIL", "Begin a mail: MAIL FROM:<sender> [SIZE=bytes]");
    this.mostBytes = mostBytes;
    this.demands = demands;
  }

  @Override
  Object answer(String arguments, Session session) throws RejectException {
    if (session.isMailTransactionInProgress()) {
      throw new Reply(503, "5.5.1", "A mail has begun already; send RSET to give it up").refusal();
    }
    demands.admit(session);
    MailPath path = MailPath.parse(behind("FROM:", arguments), PARAMETERS);
    String body = path.parameters().getOrDefault("BODY", "7BIT");
    if (!BODIES.contains(body.toUpperCase(Locale.ROOT))) {
      throw new Reply(501, "5.5.4", "BODY must be 7BIT or 8BITMIME").refusal();
    }
    refuseLarge(path.parameters().getOrDefault(SIZE, "0"));
    DeliveryTerms terms = DeliveryTerms.ofMail(path.parameters());
    session.startMailTransaction();
    try {
      MailTransaction mail = (MailTransaction) session.getMessageHandler();
      mail.from(path.address());
      mail.returns(terms);
    } catch (RejectException e) {
      session.resetMailTransaction();
      throw e;
    }
    return Reply.ok("2.1.0", "Go on");
  }

  private void refuseLarge(String size) throws RejectException {
    if (!NUMBER.matcher(size).matches()) {
      throw new Reply(501, "5.5.4", "SIZE must be a number of bytes").refusal();
    }
    long most = mostBytes.getAsLong();
    if (new BigInteger(size).compareTo(BigInteger.valueOf(most)) > 0) {
      throw Replies.tooLarge(most).refusal();
    }
  }
}
