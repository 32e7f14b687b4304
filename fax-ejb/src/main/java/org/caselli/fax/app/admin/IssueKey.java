package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.port.Ids;

/** Makes an API key for an account; the key itself is told once and never kept. Thread-safe. */
@ApplicationScoped
public class IssueKey {
  private final Tenancy tenancy;
  private final Keys keys;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected IssueKey() {
    this(null, null, null, null);
  }

  @Inject
  public IssueKey(Tenancy tenancy, Keys keys, Ids ids, Clock clock) {
    this.tenancy = tenancy;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A new key.
   *
   * @param id its name, no secret
   * @param key told here and never kept
   */
  public record Issued(UUID id, String key) {}

  /**
   * Issues a key that administers the account; earlier keys stay in force.
   *
   * @param name for people, to tell keys apart
   */
  @Transactional
  public Issued issueKey(Access access, UUID account, String name) {
    tenancy.administer(access, account);
    String key = ids.secret();
    UUID id = ids.next();
    keys.addKey(id, account, name, Role.ACCOUNT_ADMIN, SecretHash.of(key), clock.instant());
    return new Issued(id, key);
  }
}
