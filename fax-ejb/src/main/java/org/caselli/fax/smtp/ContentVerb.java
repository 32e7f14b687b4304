package org.caselli.fax.smtp;

import java.io.IOException;
import java.io.InputStream;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.io.DotTerminatedInputStream;
import org.subethamail.smtp.internal.io.DotUnstuffingInputStream;
import org.subethamail.smtp.server.Session;

/**
 * {@code DATA}: the mail itself, up to a line with nothing but a dot (RFC 5321 section 4.1.1.4).
 * Whatever is answered, the mail has then been read to that line, and the next begins anew.
 */
final class ContentVerb extends Verb {
  private static final String SEND = "Send the mail, and a line with nothing but a dot behind it";
  private static final int BUFFER = 8192;

  /** What is read of a mail that is refused already, before the connection is closed. */
  private static final long MOST_IN_VAIN = 100L * 1024 * 1024;

  ContentVerb() {
    super("DATA", SEND);
  }

  @Override
  Object answer(String arguments, Session session) throws IOException, RejectException {
    if (!session.isMailTransactionInProgress() || session.getRecipientCount() == 0) {
      throw new Reply(503, "5.5.1", "Begin with MAIL FROM and RCPT TO").refusal();
    }
    if (!arguments.isEmpty()) {
      throw new Reply(501, "5.5.4", "DATA stands alone").refusal();
    }
    session.sendResponse("354 " + SEND);
    InputStream mail =
        new DotUnstuffingInputStream(new DotTerminatedInputStream(session.getRawInput()));
    String answer = taken(mail, session);
    session.resetMailTransaction();
    if (!drained(mail)) {
      throw new Reply(421, "4.3.0", "This mail does not end").farewell();
    }
    return answer;
  }

  private static String taken(InputStream mail, Session session)
      throws IOException, DropConnectionException {
    try {
      return session.getMessageHandler().data(mail);
    } catch (DropConnectionException e) {
      throw e;
    } catch (RejectException e) {
      return e.getErrorResponse();
    }
  }

  private static boolean drained(InputStream mail) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = MOST_IN_VAIN;
    int count = mail.read(buffer, 0, BUFFER);
    while (count >= 0 && left > 0) {
      left -= count;
      count = mail.read(buffer, 0, BUFFER);
    }
    return count < 0;
  }
}
