package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.reception.Receptions;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.port.NodeLife;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what is being received, as long as it is. Each word is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class FollowReceptions implements InboundCalls {
  private static final Logger log = LoggerFactory.getLogger(FollowReceptions.class);
  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_STATION = 128;
  private static final int AT_ONCE = 500;

  private final Accounts accounts;
  private final Faxboxes faxboxes;
  private final Receptions receptions;
  private final NodeLife node;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FollowReceptions() {
    this(null, null, null, null, null);
  }

  @Inject
  public FollowReceptions(
      Accounts accounts, Faxboxes faxboxes, Receptions receptions, NodeLife node, Clock clock) {
    this.accounts = accounts;
    this.faxboxes = faxboxes;
    this.receptions = receptions;
    this.node = node;
    this.clock = clock;
  }

  @Override
  public void begins(InboundCall call) {
    if (receptions.byId(call.call().value()).isEmpty()) {
      accounts.number(call.number()).ifPresent(number -> receptions.add(reception(number, call)));
    }
  }

  private Reception reception(HostedNumber number, InboundCall call) {
    var owner =
        number
            .faxbox()
            .flatMap(box -> faxboxes.byId(number.account(), box))
            .flatMap(Faxbox::ownerId);
    return new Reception(
        call.call().value(),
        new Reception.Whose(number.account(), number.faxbox(), owner),
        new Reception.Line(
            cut(call.callerNumber(), LONGEST_NUMBER),
            cut(call.callerName(), LONGEST_NAME),
            call.number()),
        node.owner().node(),
        clock.instant());
  }

  @Override
  public void goesOn(CallId call, int pages, String remoteStationId) {
    receptions
        .byId(call.value())
        .ifPresent(
            reception ->
                reception.goesOn(pages, cut(remoteStationId, LONGEST_STATION), clock.instant()));
  }

  @Override
  public void ends(CallId call) {
    receptions
        .byId(call.value())
        .ifPresent(
            reception -> {
              log.warn(
                  "Call {} from {} to {} ended after {} pages without a fax",
                  call,
                  reception.line().fromNumber(),
                  reception.line().toNumber(),
                  reception.pages());
              receptions.remove(call.value());
            });
  }

  /** Forgets calls that nobody has told anything of for too long: their switch or node is gone. */
  public void forgetLost() {
    receptions
        .removeExpired(clock.instant(), AT_ONCE)
        .forEach(call -> log.warn("Inbound call {} was lost without a fax", call));
  }

  /** Forgets the calls of this node's earlier life. */
  public void beginAnew() {
    receptions
        .removeOf(node.owner().node())
        .forEach(call -> log.warn("Inbound call {} was lost when the server stopped", call));
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }
}
