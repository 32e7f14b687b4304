package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.reception.Receptions;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;

/**
 * Whether a fax may come in: the account is enabled, the caller is not kept out, and there is room.
 * Calls that come at the very same time may all find the last room. Takes part in the caller's
 * transaction.
 */
@ApplicationScoped
public class AdmitCall {
  private final Accounts accounts;
  private final Receptions receptions;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AdmitCall() {
    this(null, null, null);
  }

  @Inject
  public AdmitCall(Accounts accounts, Receptions receptions, Settings settings) {
    this.accounts = accounts;
    this.receptions = receptions;
    this.settings = settings;
  }

  /**
   * How the caller is refused; empty when the fax may come in.
   *
   * @param caller number of the caller, as the network gives it
   */
  public Optional<Route.HangUp> admitCall(UUID account, Optional<Faxbox> faxbox, String caller) {
    if (accounts.byId(account).filter(Account::enabled).isEmpty()) {
      return refused(HangupCause.INCOMING_CALL_BARRED, "The account is disabled");
    }
    if (faxbox.filter(box -> !box.document().callerRules().admits(caller)).isPresent()) {
      return refused(HangupCause.CALL_REJECTED, "The faxbox does not take faxes from this caller");
    }
    int most = settings.forAccount(account).get(ReceivingSettings.MAX_INBOUND);
    if (receptions.ongoing(account, Optional.empty()) >= most) {
      return refused(HangupCause.USER_BUSY, "The account receives " + most + " faxes already");
    }
    return faxbox.map(Faxbox::id).flatMap(box -> full(account, box));
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
