package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.SettingScope;

/**
 * Removes a faxbox with its settings, its callbacks and the keys that are bound to it; its faxes
 * and jobs stay, and nobody answers its numbers. Thread-safe.
 */
@ApplicationScoped
public class RemoveFaxbox {
  private final Tenancy tenancy;
  private final Faxboxes faxboxes;
  private final Accounts accounts;
  private final AccountFurniture furniture;
  private final FaxboxCallbacks callbacks;
  private final Keys keys;
  private final Announcements announcements;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RemoveFaxbox() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  public RemoveFaxbox(
      Tenancy tenancy,
      Faxboxes faxboxes,
      Accounts accounts,
      AccountFurniture furniture,
      FaxboxCallbacks callbacks,
      Keys keys,
      Announcements announcements,
      Clock clock) {
    this.tenancy = tenancy;
    this.faxboxes = faxboxes;
    this.accounts = accounts;
    this.furniture = furniture;
    this.callbacks = callbacks;
    this.keys = keys;
    this.announcements = announcements;
    this.clock = clock;
  }

  /**
   * Removes the faxbox and returns what it was.
   *
   * @throws FaxException not found, or conflict while a callflow sends calls to it
   */
  @Transactional
  public Faxbox removeFaxbox(Access access, UUID account, UUID id) {
    tenancy.administer(access, account);
    Faxbox faxbox =
        faxboxes.byId(account, id).orElseThrow(() -> FaxException.notFound("faxbox", id));
    furniture.demandUnused(account, id);
    accounts.numbers(account).stream()
        .filter(number -> number.faxbox().filter(id::equals).isPresent())
        .map(number -> new HostedNumber(number.number(), account, Optional.empty()))
        .forEach(accounts::assign);
    furniture.takeBack(SettingScope.FAXBOX, id, access.principal().toString());
    callbacks.forget(id);
    keys.revokeForFaxbox(id, clock.instant());
    announcements.announce(
        () -> List.of(News.ofDocument(Kind.DOC_DELETED, FaxEvent.About.of(faxbox))));
    faxboxes.remove(faxbox);
    return faxbox;
  }
}
