package org.caselli.fax.smtp;

import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/** A command that the library understands in its own way, and this server answers always alike. */
final class FixedVerb extends Verb {
  private final Reply reply;
  private final boolean last;

  private FixedVerb(String name, Reply reply, boolean last) {
    super(name, reply.sentence());
    this.reply = reply;
    this.last = last;
  }

  /** {@code VRFY}: nobody can go through the addresses (RFC 5321 section 7.3). */
  static FixedVerb vrfy() {
    return new FixedVerb(
        "VRFY", new Reply(252, "2.5.2", "Send a mail to see whether it can be faxed"), false);
  }

  /** A command that is not offered. */
  static FixedVerb none(String name) {
    return new FixedVerb(name, new Reply(502, "5.5.1", "This command is not offered here"), false);
  }

  /**
   * A verb of HTTP, behind which nothing is listened to: a web page can make a browser of this
   * network send it, with a mail below.
   */
  static FixedVerb ofTheWeb(String name) {
    return new FixedVerb(name, new Reply(421, "4.7.0", "This is no web server"), true);
  }

  @Override
  Object answer(String arguments, Session session) throws DropConnectionException {
    if (last) {
      throw reply.farewell();
    }
    return reply;
  }
}
