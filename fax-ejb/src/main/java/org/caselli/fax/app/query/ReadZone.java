package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;

/**
 * The time zone in which a caller is told times: the user's own, else the account's. Thread-safe.
 */
@ApplicationScoped
public class ReadZone {
  private final ReadAccount readAccount;
  private final Users users;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadZone() {
    this(null, null);
  }

  @Inject
  public ReadZone(ReadAccount readAccount, Users users) {
    this.readAccount = readAccount;
    this.users = users;
  }

  /** The zone for somebody who looks into an account. */
  @Transactional
  public ZoneId readZone(Access access, UUID account) {
    ZoneId usual = readAccount.readAccount(access, account).zone();
    return access
        .user()
        .flatMap(id -> users.byId(access.account(), id))
        .map(User::profile)
        .map(User.Profile::timezone)
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of)
        .orElse(usual);
  }
}
