package org.caselli.fax.boot;

import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.net.ssl.SSLContext;

/** The certificate that the mail entrance shows, as the server's Elytron has it at the moment. */
final class MailCertificate {
  /** Bound by {@code 82-management.cli}. */
  private static final String NAME = "java:jboss/ssl/fax-mail";

  private MailCertificate() {}

  /** TLS with that certificate; empty while the server has none for mail. */
  static Optional<SSLContext> current() {
    try {
      return InitialContext.doLookup(NAME) instanceof SSLContext context
          ? Optional.of(context)
          : Optional.empty();
    } catch (NameNotFoundException e) {
      return Optional.empty();
    } catch (NamingException e) {
      throw new IllegalStateException(NAME + " cannot be looked up", e);
    }
  }
}
