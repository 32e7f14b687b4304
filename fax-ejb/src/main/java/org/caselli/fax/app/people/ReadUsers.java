package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/** The users of an account: all for administrators, others see themselves. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadUsers {
  private final Tenancy tenancy;
  private final Users users;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadUsers() {
    this(null, null);
  }

  @Inject
  public ReadUsers(Tenancy tenancy, Users users) {
    this.tenancy = tenancy;
    this.users = users;
  }

  /** The users that the caller may see, by name. */
  public List<User> readUsers(Access access, UUID account) {
    return seen(access, account)
        .map(self -> users.byId(account, self).map(List::of).orElse(List.of()))
        .orElseGet(() -> users.ofAccount(account));
  }

  /** One user. */
  public User one(Access access, UUID account, UUID id) {
    return seen(access, account).filter(self -> !self.equals(id)).isPresent()
        ? missing(id)
        : users.byId(account, id).orElseGet(() -> missing(id));
  }

  /** The only user that the caller may see; empty for an administrator, who sees all. */
  private Optional<UUID> seen(Access access, UUID account) {
    tenancy.enter(access, account);
    if (access.role().administers()) {
      return Optional.empty();
    }
    return Optional.of(
        access
            .user()
            .orElseThrow(
                () ->
                    new FaxException(
                        ProblemType.FORBIDDEN, "Only an administrator may see the users")));
  }

  private static User missing(UUID id) {
    throw FaxException.notFound("user", id);
  }
}
