package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/**
 * Removes an account that has neither accounts below it nor jobs that go on. Its keys, users,
 * faxboxes, settings and numbers go at once, its documents within the hour; the record of its faxes
 * stays, out of reach of the API. What is coming in is taken no more. Thread-safe.
 */
@ApplicationScoped
public class RemoveAccount {
  private final Tenancy tenancy;
  private final Accounts accounts;
  private final Users users;
  private final Keys keys;
  private final Jobs jobs;
  private final EndReceptions endReceptions;
  private final Faxes faxes;
  private final AccountFurniture furniture;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RemoveAccount() {
    this(null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public RemoveAccount(
      Tenancy tenancy,
      Accounts accounts,
      Users users,
      Keys keys,
      Jobs jobs,
      EndReceptions endReceptions,
      Faxes faxes,
      AccountFurniture furniture,
      Clock clock) {
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.users = users;
    this.keys = keys;
    this.jobs = jobs;
    this.endReceptions = endReceptions;
    this.faxes = faxes;
    this.furniture = furniture;
    this.clock = clock;
  }

  /**
   * Removes the account and returns it.
   *
   * @throws FaxException forbidden from the account itself; conflict while it has accounts below it
   *     or jobs that have not ended
   */
  @Transactional
  public Account removeAccount(Access access, UUID id) {
    tenancy.administer(access, id);
    Account account = accounts.byId(id).orElseThrow(() -> FaxException.notFound("account", id));
    if (access.account().equals(id)) {
      throw new FaxException(ProblemType.FORBIDDEN, "An account is removed by an account above it");
    }
    demandIdle(id);
    Instant now = clock.instant();
    keys.revokeAll(id, now);
    users.ofAccount(id).forEach(users::remove);
    accounts.numbers(id).stream().map(HostedNumber::number).forEach(accounts::unassign);
    furniture.clear(id, access.principal().toString());
    // First, so that what another transaction puts into the inbox now is erased with the rest.
    endReceptions.endReceptions(id);
    faxes.eraseAll(id, now);
    account.removed(now);
    return account;
  }

  private void demandIdle(UUID id) {
    if (!accounts.children(id).isEmpty()) {
      throw new FaxException(
          ProblemType.CONFLICT, "There are accounts below this one; remove them first");
    }
    if (jobs.hasUnfinished(id)) {
      throw new FaxException(
          ProblemType.CONFLICT, "The account has faxes on their way; cancel or await them first");
    }
  }
}
