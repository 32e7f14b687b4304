package org.caselli.fax.smtp;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.command.AuthCommand;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandException;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/** {@code AUTH} (RFC 4954), once nobody can listen. */
final class AuthVerb implements Command {
  private final Command auth = new AuthCommand();

  @Override
  public void execute(String line, Session session) throws IOException, DropConnectionException {
    if (!session.isTLSStarted()) {
      session.sendResponse(
          new Reply(538, "5.7.11", "Begin with STARTTLS, so that nobody can listen").toString());
    } else if (session.isMailTransactionInProgress()) {
      session.sendResponse(new Reply(503, "5.5.1", "Sign in before MAIL FROM").toString());
    } else {
      auth.execute(line, session);
    }
  }

  @Override
  public HelpMessage getHelp() throws CommandException {
    return auth.getHelp();
  }

  @Override
  public String getName() {
    return auth.getName();
  }
}
