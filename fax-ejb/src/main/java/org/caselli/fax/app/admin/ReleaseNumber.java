package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;

/**
 * Takes a number away from its account, and out of its callflow; nobody answers it then.
 * Thread-safe.
 */
@ApplicationScoped
public class ReleaseNumber {
  private final Tenancy tenancy;
  private final Accounts accounts;
  private final Callflows callflows;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReleaseNumber() {
    this(null, null, null, null);
  }

  @Inject
  public ReleaseNumber(Tenancy tenancy, Accounts accounts, Callflows callflows, Clock clock) {
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.callflows = callflows;
    this.clock = clock;
  }

  /**
   * Releases the number and returns what it was.
   *
   * @param number in any form that can be read
   * @throws FaxException not found, when the account does not have it
   */
  @Transactional
  public HostedNumber releaseNumber(Access access, UUID account, String number) {
    tenancy.administer(access, account);
    HostedNumber hosted =
        PhoneNumber.parse(number)
            .flatMap(parsed -> accounts.number(parsed.value()))
            .filter(owned -> owned.account().equals(account))
            .orElseThrow(() -> FaxException.notFound("number", number));
    accounts.unassign(hosted.number());
    callflows
        .byNumber(account, hosted.number())
        .ifPresent(
            callflow -> {
              callflow.changed(callflow.document().without(hosted.number()), clock.instant());
              callflows.save(callflow);
            });
    accounts
        .byId(account)
        .filter(owner -> owner.defaultFrom().equals(hosted.number()))
        .ifPresent(owner -> owner.sendsFrom(""));
    return hosted;
  }
}
