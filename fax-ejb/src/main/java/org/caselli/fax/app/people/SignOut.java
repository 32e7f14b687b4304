package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caselli.fax.app.admin.SecretHash;
import org.caselli.fax.domain.account.Keys;

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

  /** Ends the token. */
  @Transactional
  public void signOut(String token) {
    keys.endToken(SecretHash.of(token));
  }
}
