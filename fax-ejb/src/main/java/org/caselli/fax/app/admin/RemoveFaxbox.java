package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;

/** Removes a faxbox; its faxes and jobs stay, and nobody answers its numbers. Thread-safe. */
@ApplicationScoped
public class RemoveFaxbox {
  private final Tenancy tenancy;
  private final Faxboxes faxboxes;
  private final Accounts accounts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RemoveFaxbox() {
    this(null, null, null);
  }

  @Inject
  public RemoveFaxbox(Tenancy tenancy, Faxboxes faxboxes, Accounts accounts) {
    this.tenancy = tenancy;
    this.faxboxes = faxboxes;
    this.accounts = accounts;
  }

  /** Removes the faxbox and returns what it was. */
  @Transactional
  public Faxbox removeFaxbox(Access access, UUID account, UUID id) {
    tenancy.administer(access, account);
    Faxbox faxbox =
        faxboxes.byId(account, id).orElseThrow(() -> FaxException.notFound("faxbox", id));
    accounts.numbers(account).stream()
        .filter(number -> number.faxbox().filter(id::equals).isPresent())
        .map(number -> new HostedNumber(number.number(), account, Optional.empty()))
        .forEach(accounts::assign);
    faxboxes.remove(faxbox);
    return faxbox;
  }
}
