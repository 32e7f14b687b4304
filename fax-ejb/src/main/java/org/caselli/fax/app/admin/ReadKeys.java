package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.problem.FaxException;

/** The API keys of an account, without their secrets. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadKeys {
  private final Tenancy tenancy;
  private final Keys keys;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadKeys() {
    this(null, null);
  }

  @Inject
  public ReadKeys(Tenancy tenancy, Keys keys) {
    this.tenancy = tenancy;
    this.keys = keys;
  }

  /** All that are not revoked, the oldest first. */
  public List<ApiKey> readKeys(Access access, UUID account) {
    tenancy.administer(access, account);
    return keys.ofAccount(account);
  }

  /** One key. */
  public ApiKey one(Access access, UUID account, UUID id) {
    tenancy.administer(access, account);
    return keys.byId(account, id).orElseThrow(() -> FaxException.notFound("API key", id));
  }
}
