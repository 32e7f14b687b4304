package org.caselli.fax.app.prepare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.OwnFaxSettings;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.settings.ReceivingIdentity;

/**
 * The time zone of what people read of a fax (spec 4.1): the fax's own, else its owner's, else the
 * account's. Takes part in the caller's transaction. Thread-safe.
 */
@ApplicationScoped
public class FaxZone {
  private final Accounts accounts;
  private final OwnFaxSettings own;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FaxZone() {
    this(null, null);
  }

  @Inject
  public FaxZone(Accounts accounts, OwnFaxSettings own) {
    this.accounts = accounts;
    this.own = own;
  }

  /** The zone of a fax; UTC for one whose account is gone. */
  public ZoneId of(Fax fax) {
    return fax.options()
        .zone()
        .or(() -> ofOwner(fax))
        .or(() -> said(own.ofAccount(fax.accountId())))
        .or(() -> accounts.byId(fax.accountId()).map(Account::zone))
        .orElse(ZoneId.of("UTC"));
  }

  private Optional<ZoneId> ofOwner(Fax fax) {
    return fax.ownerId().flatMap(owner -> said(own.ofUser(fax.accountId(), owner)));
  }

  private static Optional<ZoneId> said(Map<String, Object> fields) {
    return new ReceivingIdentity(fields).zone();
  }
}
