package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.problem.FaxException;

/** Creates a user of an account. Thread-safe; takes some tenths of a second with a password. */
@ApplicationScoped
public class CreateUser {
  private final UserRows rows;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CreateUser() {
    this(null);
  }

  @Inject
  public CreateUser(UserRows rows) {
    this.rows = rows;
  }

  /**
   * Creates the user; without a password nobody can sign in as it.
   *
   * @throws FaxException forbidden for a role above the caller's, invalid for a name that is taken
   */
  public User createUser(Access access, UUID account, UserChange wanted) {
    User.Profile profile = wanted.profile();
    UUID salt = rows.saltFor(access, account, profile);
    Optional<User.Verifiers> verifiers =
        wanted.password().map(password -> PasswordVerifier.of(profile.username(), password, salt));
    return rows.add(access, account, profile, verifiers);
  }
}
