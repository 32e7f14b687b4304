package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.SettingsPlace;

/** Who may see and give settings, and where. Thread-safe. */
@ApplicationScoped
public class SettingsAccess {
  private final Tenancy tenancy;
  private final Faxboxes faxboxes;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SettingsAccess() {
    this(null, null);
  }

  @Inject
  public SettingsAccess(Tenancy tenancy, Faxboxes faxboxes) {
    this.tenancy = tenancy;
    this.faxboxes = faxboxes;
  }

  /**
   * Lets an administrator to the settings of a place.
   *
   * @return the id of its scope; for the system, one without meaning
   * @throws FaxException forbidden, or not found for a faxbox that the account does not have
   */
  public UUID administered(Access access, SettingsPlace place) {
    if (place.account().isEmpty()) {
      tenancy.administerSystem(access);
      return access.account();
    }
    UUID account = place.account().get();
    tenancy.administer(access, account);
    place
        .faxbox()
        .filter(box -> faxboxes.byId(account, box).isEmpty())
        .ifPresent(
            box -> {
              throw FaxException.notFound("faxbox", box);
            });
    return place.faxbox().orElse(account);
  }
}
