package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.problem.FaxException;

/**
 * Removes a user with its tokens and the keys that speak for it; its faxes stay with the account.
 * Thread-safe.
 */
@ApplicationScoped
public class RemoveUser {
  private final Tenancy tenancy;
  private final Users users;
  private final Keys keys;
  private final Callflows callflows;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RemoveUser() {
    this(null, null, null, null, null);
  }

  @Inject
  public RemoveUser(Tenancy tenancy, Users users, Keys keys, Callflows callflows, Clock clock) {
    this.tenancy = tenancy;
    this.users = users;
    this.keys = keys;
    this.callflows = callflows;
    this.clock = clock;
  }

  /**
   * Removes the user and returns what it was.
   *
   * @throws FaxException not found, or conflict while a callflow sends calls to the user
   */
  @Transactional
  public User removeUser(Access access, UUID account, UUID id) {
    tenancy.administer(access, account);
    User user = users.byId(account, id).orElseThrow(() -> FaxException.notFound("user", id));
    tenancy.grant(access, account, user.role());
    callflows.demandUnused(account, id);
    keys.revokeForUser(id, clock.instant());
    users.remove(user);
    return user;
  }
}
