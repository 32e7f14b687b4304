package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.port.Ids;

/** Gives a token for an API key. Thread-safe; each call makes a new token. */
@ApplicationScoped
public class SignIn {
  /** How long a token is valid, counted from the sign-in. */
  public static final Duration TOKEN_LIFE = Duration.ofHours(1);

  private final Keys keys;
  private final Accounts accounts;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SignIn() {
    this(null, null, null, null);
  }

  @Inject
  public SignIn(Keys keys, Accounts accounts, Ids ids, Clock clock) {
    this.keys = keys;
    this.accounts = accounts;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A fresh token and whom it speaks for.
   *
   * @param token the secret; only its hash is kept
   */
  public record SignedIn(String token, Access access, Account account, Instant expires) {}

  /**
   * Signs in by key.
   *
   * @throws FaxException not authenticated, when no such key is in force
   */
  @Transactional
  public SignedIn signIn(String apiKey) {
    Instant now = clock.instant();
    Access access =
        keys.accessByKey(SecretHash.of(apiKey), now)
            .orElseThrow(
                () ->
                    new FaxException(
                        ProblemType.NOT_AUTHENTICATED, "There is no such API key in force"));
    keys.used(access.principal(), now);
    return welcome(access);
  }

  /** A token for somebody who has proved who it is. */
  @Transactional
  public SignedIn welcome(Access access) {
    Account account =
        accounts
            .byId(access.account())
            .orElseThrow(() -> FaxException.notFound("account", access.account()));
    String token = ids.secret();
    Instant now = clock.instant();
    Instant expires = now.plus(TOKEN_LIFE);
    keys.addToken(SecretHash.of(token), access, now, expires);
    return new SignedIn(token, access, account, expires);
  }
}
