package org.caselli.fax.app.people;

import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.account.User;

/**
 * How a user is to be.
 *
 * @param password a new one; empty to leave it as it is
 */
public record UserChange(User.Profile profile, Optional<String> password) {
  public UserChange {
    Objects.requireNonNull(profile);
    Objects.requireNonNull(password);
  }

  @Override
  public String toString() {
    return "UserChange[" + profile.username() + "]";
  }
}
