package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.SignIn;
import org.caselli.fax.app.people.Credentials.AccountName;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.PasswordDigest;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.number.PhoneNumber;

/** The short transactions before and after a password is hashed. Thread-safe. */
@ApplicationScoped
@Transactional
public class SignInSteps {
  private final Accounts accounts;
  private final Users users;
  private final SignIn signIn;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SignInSteps() {
    this(null, null, null);
  }

  @Inject
  public SignInSteps(Accounts accounts, Users users, SignIn signIn) {
    this.accounts = accounts;
    this.users = users;
    this.signIn = signIn;
  }

  /** An account with what its passwords are hashed with. */
  public record Place(UUID account, UUID salt) {}

  /** The account of that name, unless it is switched off. */
  public Optional<Place> place(AccountName name) {
    return account(name)
        .filter(Account::enabled)
        .map(account -> new Place(account.id(), users.salt(account.id())));
  }

  private Optional<Account> account(AccountName name) {
    return switch (name.by()) {
      case NAME -> accounts.byName(name.value());
      case REALM -> accounts.byRealm(name.value().toLowerCase(Locale.ROOT));
      case PHONE_NUMBER ->
          PhoneNumber.parse(name.value())
              .flatMap(number -> accounts.number(number.value()))
              .map(HostedNumber::account)
              .flatMap(accounts::byId);
    };
  }

  /** A token for the user whose password has that slow hash. */
  public Optional<SignIn.SignedIn> enter(UUID account, PasswordDigest.Kind kind, String verifier) {
    return users
        .byVerifier(account, kind, verifier)
        .filter(User::enabled)
        .map(user -> signIn.welcome(Access.ofUser(account, user.id(), user.role())));
  }
}
