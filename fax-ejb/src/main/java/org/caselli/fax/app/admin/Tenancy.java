package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;

/**
 * Decides whether a caller may act in an account: in its own always, in those below it as a
 * reseller, in every one as the system's administrator; and there only what its role allows. Which
 * faxes it sees is {@link Access#reach()}. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class Tenancy {
  private final Accounts accounts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Tenancy() {
    this.accounts = null;
  }

  @Inject
  public Tenancy(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Lets the caller into an account.
   *
   * @throws FaxException forbidden, also for an account that does not exist, unless the caller is
   *     the system's administrator, who is told that it is not there
   */
  public void enter(Access access, UUID account) {
    if (access.account().equals(account)) {
      return;
    }
    switch (access.role()) {
      case SYSTEM_ADMIN -> {
        if (accounts.byId(account).isEmpty()) {
          throw FaxException.notFound("account", account);
        }
      }
      case RESELLER -> {
        if (!accounts.isWithin(account, access.account())) {
          throw outside();
        }
      }
      case ACCOUNT_ADMIN, USER, SEND_ONLY, READ_ONLY -> throw outside();
    }
  }

  /** Lets the caller into an account as somebody who may read more than its own submissions. */
  public void read(Access access, UUID account) {
    enter(access, account);
    if (!access.role().reads()) {
      throw new FaxException(ProblemType.FORBIDDEN, "This key may only send faxes");
    }
  }

  /** Lets the caller into an account as somebody who may send faxes from it. */
  public void send(Access access, UUID account) {
    enter(access, account);
    if (!access.role().sends()) {
      throw new FaxException(ProblemType.FORBIDDEN, "This key may only read faxes");
    }
  }

  /** Lets the caller into an account as somebody who may change it. */
  public void administer(Access access, UUID account) {
    enter(access, account);
    administrator(access, "Only an administrator may change this account");
  }

  /**
   * Demands an administrator of the caller's own account.
   *
   * @param refusal sentence for callers who are not
   */
  public void administrator(Access access, String refusal) {
    if (!access.role().administers()) {
      throw new FaxException(ProblemType.FORBIDDEN, refusal);
    }
  }

  /**
   * Lets the caller give a role to a key or a user of an account, or deal with one that has it.
   *
   * @throws FaxException forbidden for a role above the caller's own; invalid for the system's
   *     administrator in another account than the first
   */
  public void grant(Access access, UUID account, Role role) {
    if (role.isAbove(access.role())) {
      throw new FaxException(
          ProblemType.FORBIDDEN,
          "This takes a role that is at least as strong as the one concerned");
    }
    boolean below = accounts.byId(account).flatMap(Account::parentId).isPresent();
    if (role == Role.SYSTEM_ADMIN && below) {
      throw FaxException.invalid(
          new Violation("role", "enum", "Only the first account has a system administrator"));
    }
  }

  /** Demands the system's administrator. */
  public void administerSystem(Access access) {
    if (access.role() != Role.SYSTEM_ADMIN) {
      throw new FaxException(ProblemType.FORBIDDEN, "Only the system's administrator may do this");
    }
  }

  private static FaxException outside() {
    return new FaxException(ProblemType.FORBIDDEN, "This account is not within yours");
  }
}
