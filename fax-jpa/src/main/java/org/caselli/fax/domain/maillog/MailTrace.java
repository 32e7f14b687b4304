package org.caselli.fax.domain.maillog;

import java.util.Objects;

/**
 * By which way a mail came; whatever is not known is empty.
 *
 * @param address of the client, as a load balancer tells it
 * @param name by which the client introduced itself
 * @param protocol a word of RFC 3848, such as {@code ESMTPS}
 */
public record MailTrace(String address, String name, String protocol, String messageId) {
  /** Nothing is known. */
  public static final MailTrace UNKNOWN = new MailTrace("", "", "", "");

  public MailTrace {
    Objects.requireNonNull(address);
    Objects.requireNonNull(name);
    Objects.requireNonNull(protocol);
    Objects.requireNonNull(messageId);
  }

  /** The same connection, over which a mail with that Message-ID came. */
  public MailTrace of(String mail) {
    return new MailTrace(address, name, protocol, mail);
  }
}
