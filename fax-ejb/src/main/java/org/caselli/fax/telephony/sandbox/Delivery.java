package org.caselli.fax.telephony.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.HostedNumbers;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundDelivery;
import org.caselli.fax.telephony.sandbox.FarSide.Receiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the fax of one call to the hosted number that gets it. */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Exchange exchange;
  private final CallRequest request;
  private final int pages;

  /** {@code pages} is the number of pages sent in this call. */
  Delivery(Exchange exchange, CallRequest request, int pages) {
    this.exchange = exchange;
    this.request = request;
    this.pages = pages;
  }

  /** A hosted number begins to receive. */
  void begins() {
    tell(
        () ->
            hosted()
                .begins(
                    new InboundCall(
                        leg("called"),
                        request.destination(),
                        request.callerNumber(),
                        request.callerName())));
  }

  /** It has so many pages now. */
  void goesOn() {
    tell(() -> hosted().goesOn(leg("called"), pages, request.stationId()));
  }

  /** The call is over. */
  void ends() {
    tell(() -> hosted().ends(leg("called")));
  }

  private void tell(Runnable word) {
    try {
      word.run();
    } catch (RuntimeException e) {
      LOG.warn("The reception of call {} cannot be followed", request.call(), e);
    }
  }

  private CallId leg(String name) {
    return new CallId(UUID.nameUUIDFromBytes((name + ":" + request.call()).getBytes(UTF_8)));
  }

  /**
   * Whether the far end has the fax. A called number that is hosted here has it once it is stored;
   * if that fails, its last page is not confirmed to the sender.
   */
  boolean taken(Receiver receiver) {
    if (receiver != Receiver.CALLED) {
      return true;
    }
    try {
      hosted()
          .deliver(
              inbound(
                  request.destination(),
                  request.callerNumber(),
                  request.callerName(),
                  request.stationId(),
                  "called"));
      return true;
    } catch (RuntimeException e) {
      LOG.warn("The hosted number of call {} did not store the fax", request.call(), e);
      return false;
    }
  }

  /** Sends the fax back to the caller, in a call of its own that the first knows nothing of. */
  void comeBack(Receiver receiver) {
    if (receiver != Receiver.CALLER || !exchange.pace().fetching()) {
      return;
    }
    try {
      if (hosted().isHosted(request.callerNumber())) {
        hosted()
            .deliver(
                inbound(
                    request.callerNumber(),
                    request.destination(),
                    "Sandbox echo",
                    request.destination(),
                    "echo"));
      } else {
        LOG.info("The fax of call {} cannot come back: its caller is not hosted", request.call());
      }
    } catch (RuntimeException e) {
      LOG.warn("The fax of call {} did not come back to its caller", request.call(), e);
    }
  }

  private HostedNumbers hosted() {
    return exchange.surroundings().hosted();
  }

  private InboundDelivery inbound(
      String number, String callerNumber, String callerName, String stationId, String leg) {
    return new InboundDelivery(
        number,
        callerNumber,
        callerName,
        stationId,
        exchange.received().fileOf(request.call()),
        request.startPage(),
        pages,
        leg(leg));
  }
}
