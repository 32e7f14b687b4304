package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.account.Accounts;

/** The transaction of {@link GrantEvents}. */
@ApplicationScoped
public class AccountList {
  private final Accounts accounts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AccountList() {
    this(null);
  }

  @Inject
  public AccountList(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Accounts that were created then or later. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<UUID> createdSince(Instant time) {
    return accounts.createdSince(time);
  }
}
