package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.problem.FaxException;

/** One account, and its numbers. Thread-safe. */
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

  /** The numbers of the account, in order. */
  public List<HostedNumber> numbers(Access access, UUID id) {
    tenancy.enter(access, id);
    return accounts.numbers(id);
  }
}
