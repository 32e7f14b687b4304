package org.caselli.fax.app.live;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Reach;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.About;
import org.caselli.fax.domain.event.LoggedEvent;

/**
 * Who wants to hear which events of an account.
 *
 * @param token by which the caller is known; empty for a token of somebody else's, which cannot be
 *     asked about again
 * @param faxbox only of this faxbox and its faxes
 * @param wanted what else must be so
 */
public record Follow(
    Access access,
    String token,
    UUID account,
    Optional<UUID> faxbox,
    Predicate<LoggedEvent> wanted) {
  public Follow {
    Objects.requireNonNull(access);
    Objects.requireNonNull(token);
    Objects.requireNonNull(account);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(wanted);
  }

  boolean takes(LoggedEvent logged) {
    About about = logged.event().about();
    return about.account().equals(account)
        && meets(faxbox, about.faxbox())
        && isSeen(about)
        && wanted.test(logged);
  }

  /** The same faxes that the caller finds in lists. */
  private boolean isSeen(About about) {
    Reach reach = access.reach();
    FaxEvent.People people = about.people();
    if (!about.subject().isFax()) {
      return reach.submitter().isEmpty() && reach.opens(about.id(), people.owner());
    }
    return meets(reach.faxbox(), about.faxbox())
        && meets(reach.owner(), people.owner())
        && meets(reach.submitter(), people.submitter());
  }

  private static boolean meets(Optional<UUID> wanted, Optional<UUID> given) {
    return wanted.isEmpty() || wanted.equals(given);
  }
}
