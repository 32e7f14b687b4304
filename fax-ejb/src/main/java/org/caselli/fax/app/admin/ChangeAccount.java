package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;

/** Changes the public fields of an account. Thread-safe. */
@ApplicationScoped
public class ChangeAccount {
  private final Tenancy tenancy;
  private final Accounts accounts;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChangeAccount() {
    this(null, null, null);
  }

  @Inject
  public ChangeAccount(Tenancy tenancy, Accounts accounts, Clock clock) {
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Changes the account in one step.
   *
   * @param change makes the next state from the present one, or throws when it is not valid
   * @throws FaxException invalid for a realm that is taken or a number that the account does not
   *     have; forbidden for switching the own account off
   */
  @Transactional
  public Account changeAccount(Access access, UUID id, Function<Account, AccountChange> change) {
    tenancy.administer(access, id);
    Account account = accounts.byId(id).orElseThrow(() -> FaxException.notFound("account", id));
    AccountChange wanted = change.apply(account);
    wanted
        .enabled()
        .filter(enabled -> enabled != account.enabled())
        .ifPresent(enabled -> turn(access, account, enabled));
    String realm = wanted.realm().orElse(account.realm());
    if (!realm.equals(account.realm()) && accounts.byRealm(realm).isPresent()) {
      throw FaxException.invalid(
          new Violation(
              "realm", "unique", "The realm " + realm + " is taken by another account", realm));
    }
    account.sendsFrom(wanted.defaultFrom().map(number -> own(id, number)).orElse(""));
    account.changed(
        wanted.name(),
        realm,
        wanted.zone().orElseGet(account::zone),
        wanted.attributes(),
        clock.instant());
    return account;
  }

  private static void turn(Access access, Account account, boolean enabled) {
    if (access.account().equals(account.id())) {
      throw new FaxException(
          ProblemType.FORBIDDEN, "An account is switched on and off by an account above it");
    }
    account.enabled(enabled);
  }

  private String own(UUID account, String number) {
    return PhoneNumber.parse(number)
        .map(PhoneNumber::value)
        .filter(
            parsed ->
                accounts
                    .number(parsed)
                    .filter(hosted -> hosted.account().equals(account))
                    .isPresent())
        .orElseThrow(
            () -> invalid("default_from", "enum", "This must be one of the account's numbers"));
  }

  private static FaxException invalid(String path, String rule, String message) {
    return FaxException.invalid(new Violation(path, rule, message));
  }
}
