package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.Ids;

/** Creates an account below another. Thread-safe. */
@ApplicationScoped
public class CreateAccount {
  /** Of a DNS name (RFC 1035, section 3.1). */
  private static final int LONGEST_REALM = 253;

  private final Tenancy tenancy;
  private final Accounts accounts;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CreateAccount() {
    this(null, null, null, null);
  }

  @Inject
  public CreateAccount(Tenancy tenancy, Accounts accounts, Ids ids, Clock clock) {
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * An account as a client wants it.
   *
   * @param realm DNS name, compared without regard to case; empty for one of random digits below
   *     the parent's
   * @param zone empty for the parent's
   * @param attributes the client's public document, a JSON object
   */
  public record NewAccount(
      String name, Optional<String> realm, Optional<ZoneId> zone, String attributes) {}

  /** Creates the account and returns it. */
  @Transactional
  public Account createAccount(Access access, UUID parent, NewAccount wanted) {
    tenancy.administer(access, parent);
    if (access.role() == Role.ACCOUNT_ADMIN) {
      throw new FaxException(ProblemType.FORBIDDEN, "Only a reseller may create accounts");
    }
    Account above =
        accounts.byId(parent).orElseThrow(() -> FaxException.notFound("account", parent));
    UUID id = ids.next();
    String realm =
        wanted
            .realm()
            .map(given -> given.toLowerCase(Locale.ROOT))
            .orElseGet(() -> realmBelow(above));
    if (accounts.byRealm(realm).isPresent()) {
      throw FaxException.invalid(
          new Violation(
              "realm", "unique", "The realm " + realm + " is taken by another account", realm));
    }
    Account account =
        new Account(
            id,
            Optional.of(parent),
            wanted.name(),
            realm,
            wanted.zone().orElseGet(above::zone),
            wanted.attributes(),
            clock.instant());
    accounts.add(account);
    return account;
  }

  private String realmBelow(Account above) {
    String realm = ids.secret().substring(0, 8) + "." + above.realm();
    if (realm.length() > LONGEST_REALM) {
      throw FaxException.invalid(
          new Violation(
              "realm",
              "required",
              "The realm of the account above is too long to make one below it; send one"));
    }
    return realm;
  }
}
