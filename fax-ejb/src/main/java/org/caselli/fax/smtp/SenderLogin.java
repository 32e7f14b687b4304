package org.caselli.fax.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.caselli.fax.app.mailin.RecogniseSender;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;

/** Signs senders in, with what AUTH PLAIN or LOGIN brings. Thread-safe. */
@ApplicationScoped
public class SenderLogin {
  private static final Logger log = LoggerFactory.getLogger(SenderLogin.class);

  private final RecogniseSender recogniseSender;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SenderLogin() {
    this(null);
  }

  @Inject
  public SenderLogin(RecogniseSender recogniseSender) {
    this.recogniseSender = recogniseSender;
  }

  /**
   * Whom the sender has proved to be.
   *
   * @param context the connection
   * @throws RejectException with the answer
   */
  Access login(String name, String password, MessageContext context) throws RejectException {
    String address = ((InetSocketAddress) context.getRemoteAddress()).getAddress().getHostAddress();
    try {
      return recogniseSender.recogniseSender(name, password, address);
    } catch (FaxException e) {
      throw e.type().retryable()
          ? new Reply(454, "4.7.0", String.valueOf(e.getMessage())).refusal()
          : new Reply(535, "5.7.8", "Name and password do not match").refusal();
    } catch (RuntimeException e) {
      // The door of the server, as in MailDesk.
      log.warn("A sender could not be signed in", e);
      throw new Reply(454, "4.7.0", "Nobody can be signed in now; try again later").refusal();
    }
  }

  /** Who has signed in on a connection. */
  static Optional<Access> of(MessageContext context) {
    return context
        .getAuthenticationHandler()
        .map(AuthenticationHandler::getIdentity)
        .filter(Access.class::isInstance)
        .map(Access.class::cast);
  }
}
