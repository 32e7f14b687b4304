package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.port.TestCalls.Course;
import org.caselli.fax.port.TestCalls.Fate;
import org.caselli.fax.port.TestCalls.TestCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call from outside that somebody asked for; between its steps it is an object and a timer. */
final class IncomingCall {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingCall.class);
  private static final int NO_FIRST_MESSAGE = 3;
  private static final Duration UNTIL_DATABASE = Duration.ofSeconds(1);

  private final Exchange exchange;
  private final TestCall call;
  private final ReceivingLeg leg;
  private final List<PageResult> arrived = new ArrayList<>();
  private List<FaxPage> pages = List.of();

  IncomingCall(Exchange exchange, TestCall call, Route.Receive route, Path paper) {
    this.exchange = exchange;
    this.call = call;
    this.leg =
        new ReceivingLeg(
            exchange, call.call(), route, new ReceivingLeg.Sender(call.station(), paper, 0));
  }

  /** The call is answered. */
  void begin(Path paper) {
    exchange.tray().failUploads(call.call(), call.course().failedUploads());
    leg.begins();
    after(exchange.pace().negotiation(), () -> negotiated(paper));
  }

  private void negotiated(Path paper) {
    if (call.course().fate() == Fate.VOICE) {
      over();
      return;
    }
    leg.goesOn(0);
    pages = read(paper);
    next();
  }

  private List<FaxPage> read(Path paper) {
    if (call.course().paper().isEmpty()) {
      return List.of();
    }
    try {
      return exchange.surroundings().pages().read(paper);
    } catch (IOException e) {
      LOG.info("The paper of call {} goes as one page: {}", call.call(), e.getMessage());
      return List.of(FaxPage.unseen());
    }
  }

  private void next() {
    if (arrived.size() == coming()) {
      over();
    } else {
      after(exchange.pace().perPage(), this::page);
    }
  }

  private int coming() {
    Course course = call.course();
    return switch (course.fate()) {
      case COMPLETE -> pages.size();
      case BREAKS_OFF, LOST -> Math.min(course.pages(), pages.size());
      case VOICE, NO_PAGES -> 0;
    };
  }

  private void page() {
    FaxPage page = pages.get(arrived.size());
    arrived.add(
        new PageResult(
            arrived.size() + 1, page.widthPx(), page.heightPx(), 0, 0, CallReports.ENCODING));
    leg.keeps(arrived.size());
    leg.goesOn(arrived.size());
    next();
  }

  /** The call is over, which is told until somebody hears. */
  private void over() {
    if (!ended()) {
      after(UNTIL_DATABASE, this::over);
      return;
    }
    exchange.tray().throwAway(call.call());
  }

  private boolean ended() {
    return switch (call.course().fate()) {
      case COMPLETE -> leg.takes(arrived);
      case BREAKS_OFF -> leg.dropped(arrived);
      case VOICE ->
          leg.ends(
              arrived,
              leg.report(arrived, CallEnding.FAX_RESULT)
                  .t30(NO_FIRST_MESSAGE, "Timed out waiting for the first message")
                  .build());
      case NO_PAGES ->
          leg.ends(
              arrived,
              leg.report(arrived, CallEnding.FAX_RESULT).success(true).t30(0, "OK").build());
      case LOST ->
          leg.ends(
              arrived,
              leg.report(arrived, CallEnding.UNKNOWN)
                  .reason("The call was lost before its result")
                  .build());
    };
  }

  private void after(Duration delay, Runnable step) {
    exchange.after(
        delay,
        () -> {
          if (exchange.isOpen()) {
            step.run();
          }
        });
  }
}
