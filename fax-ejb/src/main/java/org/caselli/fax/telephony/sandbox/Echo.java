package org.caselli.fax.telephony.sandbox;

import java.util.List;
import java.util.Optional;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.port.CallRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a fax back to its caller, in a call of its own that the first knows nothing of. */
final class Echo {
  private static final Logger LOG = LoggerFactory.getLogger(Echo.class);

  private final Exchange exchange;
  private final CallRequest request;

  Echo(Exchange exchange, CallRequest request) {
    this.exchange = exchange;
    this.request = request;
  }

  /** What the sending side of a request puts on the line. */
  static ReceivingLeg.Sender sender(Exchange exchange, CallRequest request) {
    return new ReceivingLeg.Sender(
        request.stationId(), exchange.received().fileOf(request.call()), request.startPage());
  }

  /** The fax comes back with these pages. */
  void comeBack(List<PageResult> pages) {
    CallId leg = HostedNumbers.leg(request.call(), "echo");
    try {
      Optional<Route.Receive> receiver =
          new HostedNumbers(exchange.surroundings().hosting())
              .receiver(
                  leg,
                  request.callerNumber(),
                  new ArrivingCall.Caller(request.destination(), "Sandbox echo"));
      if (receiver.isEmpty()) {
        LOG.info("The fax of call {} cannot come back: its caller is not hosted", request.call());
        return;
      }
      ReceivingLeg.Sender sender =
          new ReceivingLeg.Sender(
              request.destination(),
              exchange.received().fileOf(request.call()),
              request.startPage());
      new ReceivingLeg(exchange, leg, receiver.get(), sender).takes(pages);
    } catch (RuntimeException e) {
      LOG.warn("The fax of call {} did not come back to its caller", request.call(), e);
    }
  }
}
