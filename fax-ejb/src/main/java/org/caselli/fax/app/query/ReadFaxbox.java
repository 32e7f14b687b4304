package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;

/** The faxboxes of an account that the caller may use, one or all. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadFaxbox {
  private final Tenancy tenancy;
  private final Faxboxes faxboxes;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadFaxbox() {
    this(null, null);
  }

  @Inject
  public ReadFaxbox(Tenancy tenancy, Faxboxes faxboxes) {
    this.tenancy = tenancy;
    this.faxboxes = faxboxes;
  }

  /** The faxbox. */
  public Faxbox readFaxbox(Access access, UUID account, UUID id) {
    tenancy.enter(access, account);
    return faxboxes
        .byId(account, id)
        .filter(box -> opens(access, box))
        .orElseThrow(() -> FaxException.notFound("faxbox", id));
  }

  /** All of the account's, by name. */
  public List<Faxbox> all(Access access, UUID account) {
    tenancy.enter(access, account);
    return faxboxes.ofAccount(account).stream().filter(box -> opens(access, box)).toList();
  }

  private static boolean opens(Access access, Faxbox box) {
    return access.reach().opens(box.id(), box.ownerId());
  }
}
