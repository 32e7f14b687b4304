package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.fax.FaxScope;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;

/** Lets a caller look for faxes below an account, a faxbox or a user. Thread-safe. */
@ApplicationScoped
public class LookBelow {
  private final Tenancy tenancy;
  private final Faxboxes faxboxes;
  private final Users users;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected LookBelow() {
    this(null, null, null);
  }

  @Inject
  public LookBelow(Tenancy tenancy, Faxboxes faxboxes, Users users) {
    this.tenancy = tenancy;
    this.faxboxes = faxboxes;
    this.users = users;
  }

  /**
   * What is there; the caller's own reach narrows it further.
   *
   * @throws FaxException forbidden, or not found for a faxbox or user that is not the account's
   */
  @Transactional
  public FaxScope lookBelow(Access access, Below below) {
    tenancy.enter(access, below.account());
    below.permit(access);
    below
        .faxbox()
        .filter(id -> !isOpen(access, below.account(), id))
        .ifPresent(
            id -> {
              throw FaxException.notFound("faxbox", id);
            });
    below
        .user()
        .filter(id -> users.byId(below.account(), id).isEmpty())
        .ifPresent(
            id -> {
              throw FaxException.notFound("user", id);
            });
    return below.scope();
  }

  private boolean isOpen(Access access, UUID account, UUID id) {
    return faxboxes
        .byId(account, id)
        .filter((Faxbox box) -> access.reach().opens(id, box.ownerId()))
        .isPresent();
  }
}
