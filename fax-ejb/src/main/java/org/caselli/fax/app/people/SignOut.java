package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caselli.fax.app.admin.SecretHash;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/** Ends a token before its time. Thread-safe; harmless for one that is no more. */
@ApplicationScoped
public class SignOut {
  private final Keys keys;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SignOut() {
    this(null);
  }

  @Inject
  public SignOut(Keys keys) {
    this.keys = keys;
  }

  /**
   * Ends the token.
   *
   * @param token one of ours; empty when the caller came with another's
   * @throws FaxException forbidden, when it is another's
   */
  @Transactional
  public void signOut(String token) {
    if (token.isEmpty()) {
      throw new FaxException(
          ProblemType.FORBIDDEN, "This token is not ours to end; its provider can end it");
    }
    keys.endToken(SecretHash.of(token));
  }
}
