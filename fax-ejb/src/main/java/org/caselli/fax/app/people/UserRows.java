package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.Ids;

/** The short transactions between which passwords are hashed. Thread-safe. */
@ApplicationScoped
@Transactional
public class UserRows {
  private final Tenancy tenancy;
  private final Users users;
  private final Keys keys;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UserRows() {
    this(null, null, null, null, null);
  }

  @Inject
  public UserRows(Tenancy tenancy, Users users, Keys keys, Ids ids, Clock clock) {
    this.tenancy = tenancy;
    this.users = users;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  /** What the password of a new user is hashed with; checks that the caller may create it. */
  public UUID saltFor(Access access, UUID account, User.Profile profile) {
    demandNew(access, account, profile);
    return users.salt(account);
  }

  /** What a user's new password is hashed with; checks that the caller may change it. */
  public UUID saltFor(Access access, User before, User.Profile after) {
    demandPermission(access, before, after);
    return users.salt(before.accountId());
  }

  /** A new user. */
  public User add(
      Access access, UUID account, User.Profile profile, Optional<User.Verifiers> verifiers) {
    demandNew(access, account, profile);
    User user = new User(ids.next(), account, profile, clock.instant());
    verifiers.ifPresent(made -> user.signsInWith(made, clock.instant()));
    users.add(user);
    return user;
  }

  /**
   * Changes a user, whose tokens end when the change concerns what they were given for.
   *
   * @param before as the change was made from
   */
  public User change(
      Access access, User before, User.Profile after, Optional<User.Verifiers> verifiers) {
    User user =
        users
            .byId(before.accountId(), before.id())
            .orElseThrow(() -> FaxException.notFound("user", before.id()));
    if (!user.modifiedAt().equals(before.modifiedAt())) {
      throw new FaxException(
          ProblemType.CONFLICT, "Somebody else changed the same user; read it again");
    }
    demandPermission(access, user, after);
    if (!user.username().equals(after.username())) {
      demandFree(user.accountId(), after.username());
    }
    boolean same = user.role() == after.role() && user.enabled() == after.enabled();
    if (!same || verifiers.isPresent()) {
      keys.endTokensOf(user.id());
    }
    user.changed(after, clock.instant());
    verifiers.ifPresent(made -> user.signsInWith(made, clock.instant()));
    return user;
  }

  private void demandNew(Access access, UUID account, User.Profile profile) {
    tenancy.administer(access, account);
    tenancy.grant(access, account, profile.role());
    demandFree(account, profile.username());
  }

  private void demandPermission(Access access, User user, User.Profile after) {
    tenancy.enter(access, user.accountId());
    if (access.role().administers()) {
      tenancy.grant(access, user.accountId(), user.role());
      tenancy.grant(access, user.accountId(), after.role());
      return;
    }
    boolean self = access.user().filter(user.id()::equals).isPresent();
    boolean keepsPlace =
        user.role() == after.role()
            && user.enabled() == after.enabled()
            && user.username().equals(after.username());
    if (!self || !keepsPlace) {
      throw new FaxException(
          ProblemType.FORBIDDEN, "Only an administrator may change names and permissions of users");
    }
  }

  private void demandFree(UUID account, String username) {
    if (users.byUsername(account, username).isPresent()) {
      throw FaxException.invalid(
          new Violation(
              "username", "unique", "The account has a user of this name already", username));
    }
  }
}
