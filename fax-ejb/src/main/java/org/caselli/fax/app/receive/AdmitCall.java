package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.domain.faxbox.Faxbox;

/**
 * Whether a fax may come in: the account is enabled, the caller is not kept out, and there is room.
 * Calls that come at the very same time may all find the last room; who gets it is told when the
 * reception begins. Takes part in the caller's transaction.
 */
@ApplicationScoped
public class AdmitCall {
  private final InboundRoom room;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AdmitCall() {
    this(null);
  }

  @Inject
  public AdmitCall(InboundRoom room) {
    this.room = room;
  }

  /**
   * How the caller is refused; empty when the fax may come in.
   *
   * @param caller number of the caller, as the network gives it
   */
  public Optional<Route.HangUp> admitCall(UUID account, Optional<Faxbox> faxbox, String caller) {
    Optional<Route.HangUp> objection = room.objection(account, faxbox.map(Faxbox::id));
    boolean unwanted =
        faxbox.filter(box -> !box.document().callerRules().admits(caller)).isPresent();
    return unwanted && !isBarred(objection)
        ? Optional.of(
            new Route.HangUp(
                HangupCause.CALL_REJECTED, "The faxbox does not take faxes from this caller"))
        : objection;
  }

  private static boolean isBarred(Optional<Route.HangUp> objection) {
    return objection.filter(each -> each.cause() == HangupCause.INCOMING_CALL_BARRED).isPresent();
  }
}
