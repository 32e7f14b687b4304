package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/**
 * Changes a user: an administrator any that is not above it, others themselves but for name and
 * permissions. A new password, role or lock ends the user's tokens. Thread-safe; takes some tenths
 * of a second with a password.
 */
@ApplicationScoped
public class ChangeUser {
  private final ReadUsers readUsers;
  private final UserRows rows;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChangeUser() {
    this(null, null);
  }

  @Inject
  public ChangeUser(ReadUsers readUsers, UserRows rows) {
    this.readUsers = readUsers;
    this.rows = rows;
  }

  /**
   * Changes the user.
   *
   * @param change makes the next state from the present one, or throws when it is not valid
   * @throws FaxException conflict when somebody else changed the user meanwhile; invalid for a new
   *     username without the password, which is kept together with it
   */
  public User changeUser(
      Access access, UUID account, UUID id, Function<User.Profile, UserChange> change) {
    User before = readUsers.one(access, account, id);
    UserChange wanted = change.apply(before.profile());
    User.Profile after = wanted.profile();
    boolean renamed = !before.username().equals(after.username());
    if (renamed && before.hasPassword() && wanted.password().isEmpty()) {
      throw FaxException.invalid(
          new Violation("password", "required", "A new username needs the password with it"));
    }
    UUID salt = rows.saltFor(access, before, after);
    Optional<User.Verifiers> verifiers =
        wanted.password().map(password -> PasswordVerifier.of(after.username(), password, salt));
    return rows.change(access, before, after, verifiers);
  }
}
