package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.domain.dispatch.SlotRows;
import org.caselli.fax.domain.reception.Receptions;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;

/**
 * How many faxes an account and a faxbox receive at once: {@code max_inbound}. Takes part in the
 * caller's transaction. Thread-safe.
 */
@ApplicationScoped
public class InboundRoom {
  private final Accounts accounts;
  private final Receptions receptions;
  private final SlotRows rows;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected InboundRoom() {
    this(null, null, null, null);
  }

  @Inject
  public InboundRoom(Accounts accounts, Receptions receptions, SlotRows rows, Settings settings) {
    this.accounts = accounts;
    this.receptions = receptions;
    this.rows = rows;
    this.settings = settings;
  }

  /** Why nothing can come in now; empty when there is room. Others may take it at the same time. */
  Optional<Route.HangUp> objection(UUID account, Optional<UUID> faxbox) {
    if (accounts.byId(account).filter(Account::enabled).isEmpty()) {
      return refused(HangupCause.INCOMING_CALL_BARRED, "The account is disabled, or gone");
    }
    int most = settings.forAccount(account).get(ReceivingSettings.MAX_INBOUND);
    if (receptions.ongoing(account, Optional.empty()) >= most) {
      return refused(HangupCause.USER_BUSY, "The account receives " + most + " faxes already");
    }
    return faxbox.flatMap(box -> full(account, box));
  }

  /**
   * The same, and until the transaction ends nobody else takes room of that account, on any node.
   */
  Optional<Route.HangUp> lockedObjection(UUID account, Optional<UUID> faxbox) {
    if (accounts.byId(account).isPresent()) {
      rows.lock(account);
    }
    return objection(account, faxbox);
  }

  private Optional<Route.HangUp> full(UUID account, UUID box) {
    int most = settings.forFax(account, Optional.of(box)).get(ReceivingSettings.MAX_INBOUND);
    return receptions.ongoing(account, Optional.of(box)) >= most
        ? refused(HangupCause.USER_BUSY, "The faxbox receives " + most + " faxes already")
        : Optional.empty();
  }

  private static Optional<Route.HangUp> refused(HangupCause cause, String why) {
    return Optional.of(new Route.HangUp(cause, why));
  }
}
