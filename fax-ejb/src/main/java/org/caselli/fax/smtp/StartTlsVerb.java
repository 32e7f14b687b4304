package org.caselli.fax.smtp;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.command.StartTLSCommand;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandException;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/** {@code STARTTLS} (RFC 3207), while there is a certificate. */
final class StartTlsVerb implements Command {
  private final Command begin = new StartTLSCommand();
  private final BooleanSupplier tls;

  StartTlsVerb(BooleanSupplier tls) {
    this.tls = tls;
  }

  @Override
  public void execute(String line, Session session) throws IOException, DropConnectionException {
    if (tls.getAsBoolean()) {
      begin.execute(line, session);
    } else {
      session.sendResponse(new Reply(454, "4.7.0", "There is no certificate here").toString());
    }
  }

  @Override
  public HelpMessage getHelp() throws CommandException {
    return begin.getHelp();
  }

  @Override
  public String getName() {
    return begin.getName();
  }
}
