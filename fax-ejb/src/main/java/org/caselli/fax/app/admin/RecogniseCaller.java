package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/** Tells whom a token speaks for. Thread-safe. */
@ApplicationScoped
public class RecogniseCaller {
  private final Keys keys;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecogniseCaller() {
    this(null, null);
  }

  @Inject
  public RecogniseCaller(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The caller with this token.
   *
   * @throws FaxException not authenticated, when the token is unknown or has expired
   */
  @Transactional
  public Access recogniseCaller(String token) {
    return keys.accessByToken(SecretHash.of(token), clock.instant())
        .orElseThrow(
            () ->
                new FaxException(
                    ProblemType.NOT_AUTHENTICATED,
                    "The token is unknown or has expired: exchange a key for a new one by"
                        + " PUT /v2/api_auth"));
  }
}
