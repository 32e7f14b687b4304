package org.caselli.fax.smtp;

import java.io.IOException;
import java.util.Locale;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/** A command of SMTP that we understand ourselves. Thread-safe: what it knows is in the session. */
abstract class Verb implements Command {
  private final String name;
  private final String help;

  Verb(String name, String help) {
    this.name = name;
    this.help = help;
  }

  @Override
  public final void execute(String line, Session session)
      throws IOException, DropConnectionException {
    try {
      session.sendResponse(answer(line.substring(name.length()).strip(), session).toString());
    } catch (DropConnectionException e) {
      throw e;
    } catch (RejectException e) {
      session.sendResponse(e.getErrorResponse());
    } catch (RuntimeException e) {
      // The door of the server: whatever does not work now, the sender's server tries again.
      MailSessions.TROUBLE.failed(e);
      session.sendResponse(Reply.laterPlease().toString());
    }
  }

  /**
   * Does what is asked.
   *
   * @param arguments behind the verb
   * @throws RejectException with the answer, when it is not done
   */
  abstract Object answer(String arguments, Session session) throws IOException, RejectException;

  /**
   * What stands behind a word such as {@code FROM:}, in any case.
   *
   * @throws RejectException when it is not there
   */
  static String behind(String word, String arguments) throws RejectException {
    if (arguments.length() < word.length()
        || !arguments.substring(0, word.length()).toUpperCase(Locale.ROOT).equals(word)) {
      throw new Reply(501, "5.5.4", "Write " + word + "<address>").refusal();
    }
    return arguments.substring(word.length()).strip();
  }

  @Override
  public final HelpMessage getHelp() {
    return new HelpMessage(name, help);
  }

  @Override
  public final String getName() {
    return name;
  }
}
