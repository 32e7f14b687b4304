package org.caselli.fax.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** {@code EHLO}: tells what is understood here (RFC 5321 section 4.1.1.1). */
final class EhloVerb extends Verb {
  private final LongSupplier mostBytes;
  private final BooleanSupplier tls;
  private final MailSessions sessions;

  EhloVerb(LongSupplier mostBytes, BooleanSupplier tls, MailSessions sessions) {
    super("EHLO", "Introduce yourself: EHLO host name");
    this.mostBytes = mostBytes;
    this.tls = tls;
    this.sessions = sessions;
  }

  @Override
  Object answer(String arguments, Session session) throws RejectException {
    if (arguments.isEmpty()) {
      throw new Reply(501, "5.5.4", "Say who you are: EHLO host name").refusal();
    }
    // STARTTLS makes a socket that knows nothing of it.
    sessions.rest(session);
    session.resetMailTransaction();
    session.setHelo(arguments);
    SMTPServer server = session.getServer();
    List<String> lines = new ArrayList<>();
    lines.add(server.getHostName());
    lines.addAll(
        List.of(
            "PIPELINING",
            "8BITMIME",
            "SMTPUTF8",
            "ENHANCEDSTATUSCODES",
            "DSN",
            "SIZE " + mostBytes.getAsLong()));
    if (!session.isTLSStarted() && tls.getAsBoolean()) {
      lines.add("STARTTLS");
    }
    if (session.isTLSStarted()) {
      server
          .getAuthenticationHandlerFactory()
          .map(AuthenticationHandlerFactory::getAuthenticationMechanisms)
          .ifPresent(mechanisms -> lines.add("AUTH " + String.join(" ", mechanisms)));
    }
    int last = lines.size() - 1;
    return "250-" + String.join("\r\n250-", lines.subList(0, last)) + "\r\n250 " + lines.get(last);
  }
}
