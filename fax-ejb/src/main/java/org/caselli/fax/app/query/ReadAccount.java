package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.problem.FaxException;

/** One account. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadAccount {
  private final Tenancy tenancy;
  private final Accounts accounts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadAccount() {
    this(null, null);
  }

  @Inject
  public ReadAccount(Tenancy tenancy, Accounts accounts) {
    this.tenancy = tenancy;
    this.accounts = accounts;
  }

  /** The account. */
  public Account readAccount(Access access, UUID id) {
    tenancy.enter(access, id);
    return accounts.byId(id).orElseThrow(() -> FaxException.notFound("account", id));
  }
}
