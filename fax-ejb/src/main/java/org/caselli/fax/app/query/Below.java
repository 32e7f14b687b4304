package org.caselli.fax.app.query;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.FaxScope;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/**
 * Below what a caller looks for faxes: an account, and perhaps one of its faxboxes or users.
 *
 * @param faxbox only this faxbox's
 * @param user only this user's
 */
public record Below(UUID account, Optional<UUID> faxbox, Optional<UUID> user) {
  public Below {
    Objects.requireNonNull(account);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(user);
  }

  /** The whole account. */
  public static Below account(UUID account) {
    return new Below(account, Optional.empty(), Optional.empty());
  }

  /**
   * Refuses who looks below another user than itself without seeing the whole account.
   *
   * @throws FaxException forbidden
   */
  void permit(Access access) {
    Optional<UUID> self = access.reach().owner();
    if (user.isPresent() && self.isPresent() && !user.equals(self)) {
      throw new FaxException(
          ProblemType.FORBIDDEN,
          "Only an administrator may look at the faxes of other users, or send for them");
    }
  }

  /** All faxes there. */
  FaxScope scope() {
    FaxScope scope = faxbox.map(FaxScope.ALL::ofFaxbox).orElse(FaxScope.ALL);
    return user.map(scope::ofOwner).orElse(scope);
  }
}
