package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Function;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.telephony.sandbox.CallReports.Progress;
import org.caselli.fax.telephony.sandbox.FarSide.Declines;
import org.caselli.fax.telephony.sandbox.FarSide.Faxes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call from the fetching of its file to its end. Every step runs on {@link SerialSteps}, so the
 * fields need no lock; between steps the call is an object and a timer, never a thread. What
 * happens is in the log before the listener hears of it.
 */
final class SandboxCall {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxCall.class);

  private final Exchange exchange;
  private final CallRequest request;
  private final CallReports reports;
  private final SerialSteps steps;
  private final List<PageResult> confirmed = new ArrayList<>();
  private Optional<Negotiation> negotiation = Optional.empty();
  private List<FaxPage> pages = List.of();
  private boolean dialled;
  private boolean answered;
  private boolean over;
  private Optional<ReceivingLeg> receiving = Optional.empty();
  private @Nullable ScheduledFuture<?> timer;

  SandboxCall(Exchange exchange, CallRequest request) {
    this.exchange = exchange;
    this.request = request;
    this.reports = new CallReports(request);
    this.steps = new SerialSteps(exchange.surroundings().scheduler());
  }

  /** Fetches the file, then dials the far side that {@code plan} finds behind the number. */
  void begin(Function<CallRequest, FarSide> plan) {
    step(
        () -> {
          if (!exchange.pace().fetching()) {
            dial(plan);
            return;
          }
          Path target = exchange.received().fileOf(request.call());
          exchange
              .surroundings()
              .fetch()
              .fetch(request, target)
              .whenComplete((file, failure) -> fetched(plan, failure));
        });
  }

  /** Ends the call; without effect when it is over. */
  void cancel() {
    step(() -> end(reports.cancelled(exchange.now(), progress())));
  }

  /** Somebody else follows it from now on; nothing more is told. */
  void leave() {
    step(
        () -> {
          over = true;
          exchange.living().remove(request.call(), this);
        });
  }

  private void fetched(Function<CallRequest, FarSide> plan, @Nullable Throwable failure) {
    steps.execute(
        () -> {
          if (over) {
            exchange.received().drop(request.call());
          }
        });
    step(
        () -> {
          if (failure == null) {
            dial(plan);
          } else {
            String reason = "The file could not be fetched: " + failure.getMessage();
            end(reports.notDialled(exchange.now(), reason));
          }
        });
  }

  private void dial(Function<CallRequest, FarSide> plan) {
    if (!exchange.mayDial(request.call())) {
      String reason = "It is not sure that the fax still belongs to this node";
      end(reports.notDialled(exchange.now(), reason));
      return;
    }
    FarSide side = plan.apply(request);
    Instant now = exchange.now();
    exchange.log(List.of(CallLines.dialled(request, now)));
    dialled = true;
    exchange.tell(new CallEvent.Dialled(request.call(), now, SandboxEngine.NAME));
    if (side.rings()) {
      exchange.tell(new CallEvent.Ringing(request.call(), now));
    }
    side.pickUp(this);
  }

  /** For {@link FarSide#pickUp}. */
  void decline(Declines how) {
    SandboxPace pace = exchange.pace();
    after(
        how.rings() ? pace.untilNoAnswer() : pace.untilRefusal(),
        () -> end(reports.declined(exchange.now(), how)));
  }

  /** For {@link FarSide#pickUp}. */
  void answerAfterRinging(FarSide side) {
    after(
        exchange.pace().ringing(),
        () -> {
          Instant now = exchange.now();
          exchange.log(List.of(CallLines.answered(request, now)));
          answered = true;
          exchange.tell(new CallEvent.Answered(request.call(), now));
          side.speak(this);
        });
  }

  /** For {@link FarSide#speak}. */
  void failPhaseB(T30Failure failure) {
    after(exchange.pace().negotiation(), () -> fail(failure));
  }

  /** For {@link FarSide#speak}. */
  void negotiate(Faxes side) {
    after(
        exchange.pace().negotiation(),
        () -> {
          try {
            pages = readPages();
          } catch (IOException e) {
            LOG.warn(
                "The far end of call {} cannot read the file: {}", request.call(), e.getMessage());
            fail(T30Failure.BAD_TIFF);
            return;
          }
          Negotiation agreed = reports.negotiation(side);
          negotiation = Optional.of(agreed);
          exchange.tell(new CallEvent.Negotiated(request.call(), exchange.now(), agreed));
          receiving = side.paper().receiver().map(this::leg);
          try {
            receiving.ifPresent(ReceivingLeg::begins);
          } catch (InboundCalls.NotAdmitted e) {
            receiving = Optional.empty();
            fail(T30Failure.CALL_DROPPED);
            return;
          }
          send(side, request.startPage());
        });
  }

  private ReceivingLeg leg(Route.Receive route) {
    return new ReceivingLeg(
        exchange,
        HostedNumbers.leg(request.call(), "called"),
        route,
        Echo.sender(exchange, request));
  }

  private List<FaxPage> readPages() throws IOException {
    if (!exchange.pace().fetching()) {
      return Collections.nCopies(Math.max(1, request.totalPages()), FaxPage.unseen());
    }
    return exchange.surroundings().pages().read(exchange.received().fileOf(request.call()));
  }

  /** Sends the page of that 0-based index. */
  private void send(Faxes side, int page) {
    Duration time = side.perPage().orElse(exchange.pace().perPage());
    if (page >= pages.size()) {
      fail(T30Failure.NO_PAGE);
    } else if (side.stopsBefore(page, request.startPage())) {
      if (side.hangsUp()) {
        after(time.dividedBy(2), () -> fail(T30Failure.CALL_DROPPED));
      }
    } else if (!pages.get(page).hasFaxWidth()) {
      fail(T30Failure.NO_RESOLUTION_SUPPORT);
    } else {
      after(time, () -> confirm(side, page));
    }
  }

  private void confirm(Faxes side, int page) {
    boolean last = page + 1 == pages.size();
    Instant now = exchange.now();
    FaxPage pixels = pages.get(page);
    PageResult result =
        new PageResult(
            page + 1, pixels.widthPx(), pixels.heightPx(), side.badRows(), 0, CallReports.ENCODING);
    confirmed.add(result);
    if (last && !receiving.map(leg -> leg.takes(confirmed)).orElse(true)) {
      confirmed.remove(result);
      fail(T30Failure.NO_RESPONSE_AFTER_PAGE);
      return;
    }
    LogLine line = PageLine.of(request.call(), now, result, pixels, CallLines.parties(request));
    var event = new CallEvent.PageConfirmed(request.call(), now, confirmed.size(), result);
    if (last) {
      TransmissionReport report = reports.delivered(now, progress());
      end(report, List.of(line), () -> exchange.tell(event));
      if (side.paper().echo() && exchange.pace().fetching()) {
        new Echo(exchange, request).comeBack(report.pages());
      }
    } else {
      exchange.log(List.of(line));
      exchange.tell(event);
      receiving.ifPresent(leg -> leg.goesOn(confirmed.size()));
      send(side, page + 1);
    }
  }

  private void fail(T30Failure failure) {
    end(reports.failed(exchange.now(), progress(), failure));
  }

  private Progress progress() {
    return new Progress(dialled, answered, negotiation, pages, confirmed);
  }

  private void end(TransmissionReport report) {
    end(report, List.of(), () -> {});
  }

  /** Ends the call; the last lines go to the log together with its end, in one write. */
  private void end(TransmissionReport report, List<LogLine> before, Runnable lastEvent) {
    finish();
    receiving.ifPresent(leg -> leg.breaksOff(confirmed));
    List<LogLine> lines = new ArrayList<>(before);
    lines.add(EndLine.of(report, CallLines.parties(request)));
    try {
      exchange.log(lines);
      if (confirmed.isEmpty()) {
        exchange.received().drop(request.call());
      } else if (exchange.pace().fetching()) {
        exchange.received().keep(request.call());
      }
    } catch (UncheckedIOException e) {
      LOG.error("The sandbox's log or pages lack call {}; check the disk", request.call(), e);
    }
    exchange.history().remember(report);
    exchange.living().remove(request.call(), this);
    lastEvent.run();
    exchange.tell(new CallEvent.Ended(request.call(), exchange.now(), report));
  }

  private void finish() {
    over = true;
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private void after(Duration delay, Runnable action) {
    if (delay.isZero()) {
      step(action);
    } else {
      timer = exchange.after(delay, () -> step(action));
    }
  }

  private void step(Runnable action) {
    steps.execute(
        () -> {
          if (over || !exchange.isOpen()) {
            return;
          }
          try {
            action.run();
          } catch (RuntimeException e) {
            // Outermost frame of the step: whatever went wrong, the call must come to an end.
            breakDown(e);
          }
        });
  }

  private void breakDown(RuntimeException cause) {
    if (over || !exchange.isOpen()) {
      LOG.debug("Call {} failed after its end", request.call(), cause);
      return;
    }
    LOG.error("The sandbox cannot carry on with call {}; it is ended", request.call(), cause);
    end(reports.broken(exchange.now(), progress(), "The sandbox failed: " + cause.getMessage()));
  }
}
