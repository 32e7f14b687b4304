package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.port.Inventory;
import org.caselli.fax.port.Inventory.Program;

/**
 * Which versions are in use on this node, for the system's administrator. Blocking, never within a
 * transaction. Thread-safe.
 */
@ApplicationScoped
public class ReadVersions {
  private final Tenancy tenancy;
  private final Inventory inventory;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadVersions() {
    this(null, null);
  }

  @Inject
  public ReadVersions(Tenancy tenancy, Inventory inventory) {
    this.tenancy = tenancy;
    this.inventory = inventory;
  }

  /** All programs, those that are missing too. */
  public List<Program> readVersions(Access access) {
    tenancy.administerSystem(access);
    return inventory.programs();
  }
}
