package org.caselli.fax.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import org.jspecify.annotations.Nullable;

/** Signs in as another session does. */
final class SameAuthenticator extends Authenticator {
  private final Session session;

  SameAuthenticator(Session session) {
    this.session = session;
  }

  @Override
  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
    return session.requestPasswordAuthentication(
        getRequestingSite(),
        getRequestingPort(),
        getRequestingProtocol(),
        getRequestingPrompt(),
        getDefaultUserName());
  }
}
