package org.caselli.fax.smtp;

import org.subethamail.smtp.server.Session;

/** A command that the library understands in its own way, and this server answers always alike. */
final class FixedVerb extends Verb {
  private final Reply reply;

  private FixedVerb(String name, Reply reply) {
    super(name, reply.sentence());
    this.reply = reply;
  }

  /** {@code VRFY}: nobody can go through the addresses (RFC 5321 section 7.3). */
  static FixedVerb vrfy() {
    return new FixedVerb(
        "VRFY", new Reply(252, "2.5.2", "Send a mail to see whether it can be faxed"));
  }

  /** A command that is not offered. */
  static FixedVerb none(String name) {
    return new FixedVerb(name, new Reply(502, "5.5.1", "This command is not offered here"));
  }

  @Override
  Object answer(String arguments, Session session) {
    return reply;
  }
}
