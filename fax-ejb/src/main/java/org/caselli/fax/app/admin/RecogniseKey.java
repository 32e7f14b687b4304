package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/** Tells whom an API key speaks for, where it comes with each request. Thread-safe. */
@ApplicationScoped
public class RecogniseKey {
  private final Keys keys;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecogniseKey() {
    this(null, null);
  }

  @Inject
  public RecogniseKey(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The caller with this key.
   *
   * @throws FaxException not authenticated, when no such key is in force
   */
  @Transactional
  public Access recogniseKey(String apiKey) {
    Instant now = clock.instant();
    Access access =
        keys.accessByKey(SecretHash.of(apiKey), now)
            .orElseThrow(
                () ->
                    new FaxException(
                        ProblemType.NOT_AUTHENTICATED, "There is no such API key in force"));
    keys.used(access.principal(), now);
    return access;
  }
}
