package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.problem.FaxException;

/** Ends an API key and the tokens that it bought, at once and for good. Thread-safe. */
@ApplicationScoped
public class RevokeKey {
  private final Tenancy tenancy;
  private final Keys keys;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RevokeKey() {
    this(null, null, null);
  }

  @Inject
  public RevokeKey(Tenancy tenancy, Keys keys, Clock clock) {
    this.tenancy = tenancy;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Revokes the key and returns what it was; a caller may revoke its own.
   *
   * @throws FaxException forbidden for a key with a role above the caller's
   */
  @Transactional
  public ApiKey revokeKey(Access access, UUID account, UUID id) {
    tenancy.administer(access, account);
    ApiKey key = keys.byId(account, id).orElseThrow(() -> FaxException.notFound("API key", id));
    tenancy.grant(access, account, key.role());
    keys.revoke(id, clock.instant());
    return key;
  }
}
