package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundCalls.Begun;
import org.caselli.fax.port.InboundCalls.Next;
import org.caselli.fax.port.InboundCalls.NotAdmitted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The side of a call on which a number of this server receives. Not thread-safe. */
final class ReceivingLeg {
  private static final Logger LOG = LoggerFactory.getLogger(ReceivingLeg.class);
  private static final int RATE_BPS = 14_400;

  private final Exchange exchange;
  private final CallId call;
  private final Route.Receive route;
  private final Sender sender;
  private boolean over;

  ReceivingLeg(Exchange exchange, CallId call, Route.Receive route, Sender sender) {
    this.exchange = exchange;
    this.call = call;
    this.route = route;
    this.sender = sender;
  }

  /**
   * What the sending side puts on the line.
   *
   * @param station its TSI; may be empty
   * @param paper the fax TIFF
   * @param firstPage 0-based page at which it begins
   */
  record Sender(String station, Path paper, int firstPage) {
    Sender {
      Objects.requireNonNull(station);
      Objects.requireNonNull(paper);
    }
  }

  /**
   * The call is answered; it is written down later when it cannot be now.
   *
   * @throws NotAdmitted when there is no room for it any more
   */
  void begins() {
    try {
      begun();
    } catch (NotAdmitted e) {
      throw e;
    } catch (RuntimeException e) {
      missed(e);
    }
  }

  private Begun begun() {
    return exchange
        .tray()
        .calls()
        .begins(new InboundCall(call, route.whose(), route.line(), exchange.tray().leg()));
  }

  /** So many pages have come. */
  void goesOn(int pages) {
    tell(() -> exchange.tray().calls().goesOn(call, pages, sender.station()));
  }

  /** So many pages are on paper, whatever becomes of the call. */
  void keeps(int pages) {
    tell(
        () -> {
          try {
            exchange.tray().keep(sender.paper(), sender.firstPage(), pages, begun().file());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void tell(Runnable word) {
    try {
      word.run();
    } catch (RuntimeException e) {
      missed(e);
    }
  }

  private void missed(RuntimeException e) {
    LOG.warn("The reception of call {} cannot be followed", call, e);
  }

  /** All pages came; false when that could not be written down. */
  boolean takes(List<PageResult> pages) {
    return ends(pages, report(pages, CallEnding.FAX_RESULT).success(true).t30(0, "OK").build());
  }

  /** The call came to an end after these pages; without effect after the end. */
  void breaksOff(List<PageResult> pages) {
    dropped(pages);
  }

  /** The same; false when it could not be written down. */
  boolean dropped(List<PageResult> pages) {
    return ends(
        pages,
        report(pages, CallEnding.FAX_RESULT)
            .t30(T30Failure.CALL_DROPPED.code(), T30Failure.CALL_DROPPED.text())
            .build());
  }

  /** Ends with such a report, which {@link #report} began. */
  boolean ends(List<PageResult> pages, TransmissionReport report) {
    if (over) {
      return true;
    }
    try {
      Begun begun = begun();
      if (!pages.isEmpty()) {
        exchange.tray().keep(sender.paper(), sender.firstPage(), pages.size(), begun.file());
      }
      Next next = exchange.tray().calls().ends(report);
      over = true;
      if (next == Next.UPLOAD) {
        exchange.tray().upload(call, begun);
      }
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.warn("The hosted number of call {} did not take the fax", call, e);
      return false;
    }
  }

  /** What is known of the call by itself. */
  TransmissionReport.Builder report(List<PageResult> pages, CallEnding ending) {
    return TransmissionReport.of(call, exchange.now(), ending)
        .hangupCause("NORMAL_CLEARING")
        .pages(pages)
        .pagesConfirmed(pages.size())
        .negotiation(
            new Negotiation(
                RATE_BPS,
                route.as().ecm(),
                false,
                Optional.of(sender.station()).filter(id -> !id.isEmpty())))
        .switchName(SandboxEngine.NAME)
        .facts(
            Map.of(
                "local_station_id",
                route.as().shown().stationId(),
                "encoding_name",
                CallReports.ENCODING,
                "t38_status",
                "off"));
  }
}
