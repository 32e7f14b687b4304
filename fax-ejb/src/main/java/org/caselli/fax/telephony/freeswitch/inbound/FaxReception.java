package org.caselli.fax.telephony.freeswitch.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.callflow.Answering;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.port.InboundCalls.AwaitedFile;
import org.caselli.fax.telephony.freeswitch.CallFacts;
import org.caselli.fax.telephony.freeswitch.CallProgress;
import org.caselli.fax.telephony.freeswitch.CallTimers;
import org.caselli.fax.telephony.freeswitch.FaxResult;
import org.caselli.fax.telephony.freeswitch.socket.ChannelVariables;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers as a fax machine and follows the fax until its end is on record. The call is hung up at
 * the T.30 result: with T.38 rxfax does not return by itself when the caller has gone.
 */
final class FaxReception implements CallStep {
  private static final Logger LOG = LoggerFactory.getLogger(FaxReception.class);
  private static final int STATION_ID = 20;
  private static final int HEADER = 50;
  private static final int ZONE = 40;

  /** The last events come in no fixed order, and some not at all. */
  private static final Duration REST = Duration.ofSeconds(2);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /**
   * What a reception needs around it.
   *
   * @param calls where its course is kept
   * @param over told once the end is on record, with the file if it is waited for
   */
  record Around(
      InboundCalls calls, InboundTerms terms, Clock clock, Consumer<Optional<AwaitedFile>> over) {}

  private final CallLeg leg;
  private final Route.Receive route;
  private final Around around;
  private final CallFacts facts = new CallFacts();
  private final List<PageResult> pages = new ArrayList<>();
  private Optional<Negotiation> negotiation = Optional.empty();
  private Optional<CallEnding> ours = Optional.empty();
  private Optional<AwaitedFile> file = Optional.empty();
  private String reason = "";
  private boolean ended;

  FaxReception(CallLeg leg, Route.Receive route, Around around) {
    this.leg = leg;
    this.route = route;
    this.around = around;
  }

  @Override
  public void begin() {
    InboundTerms terms = around.terms();
    InboundCalls.Begun begun =
        around
            .calls()
            .begins(
                new InboundCall(
                    leg.call(),
                    route.whose(),
                    route.line(),
                    new InboundCall.SwitchLeg(leg.switchName(), terms.directory())));
    file = Optional.of(new AwaitedFile(leg.call(), begun.file(), begun.uploadPath(), false));
    leg.set(variables(route.as()));
    leg.execute("answer", "");
    leg.execute("rxfax", begun.file());
    leg.timers().set(CallTimers.Kind.PROGRESS, terms.callLimit(), this::tooLong);
  }

  /** Spec 6.2, under the names that the switch reads. */
  private ChannelVariables variables(Answering as) {
    ChannelVariables variables =
        new ChannelVariables()
            .word("caselli_account", route.whose().account())
            .flag("fax_enable_t38", as.t38().enabled())
            .flag("fax_enable_t38_request", as.t38().request())
            .encoded("fax_ident", as.shown().stationId(), STATION_ID)
            .encoded("fax_header", as.shown().headerText(), HEADER)
            .encoded("fax_timezone", as.zone().getId(), ZONE)
            .flag("fax_use_ecm", as.ecm())
            .flag("fax_disable_v17", !as.v17())
            .flag("rtcp_mux", false);
    return variables
        .number("effective_callee_id_number", as.shown().calleeNumber())
        .text("effective_callee_id_name", as.shown().calleeName());
  }

  private void tooLong() {
    ours = Optional.of(CallEnding.TIMED_OUT);
    reason = "The call lasted longer than " + around.terms().callLimit().toSeconds() + " s";
    finishSoon();
  }

  @Override
  public void on(SwitchEvent event) {
    if (ended) {
      return;
    }
    switch (event.name()) {
      case "spandsp::rxfaxnegociateresult" -> negotiated(CallProgress.agreed(event));
      case "spandsp::rxfaxpageresult" -> pageCame(event);
      case "spandsp::rxfaxresult" -> {
        facts.faxResult(event);
        finishSoon();
      }
      case "CHANNEL_EXECUTE_COMPLETE" -> applicationDone(event);
      case "CHANNEL_HANGUP" -> {
        facts.hungUp(event);
        finishSoon();
      }
      case "CHANNEL_HANGUP_COMPLETE" -> {
        facts.hungUpCompletely(event);
        if (facts.isComplete(true)) {
          finish();
        } else {
          finishSoon();
        }
      }
      default -> {}
    }
  }

  private void applicationDone(SwitchEvent event) {
    facts.applicationDone(event);
    if (event.text("Application").filter("rxfax"::equals).isPresent()) {
      finishSoon();
    }
  }

  private void negotiated(Negotiation agreed) {
    negotiation = Optional.of(agreed);
    goesOn();
  }

  private void pageCame(SwitchEvent event) {
    int count = event.number("fax-document-transferred-pages").orElse(pages.size() + 1);
    while (pages.size() < count) {
      int number = pages.size() + 1;
      pages.add(CallProgress.result(number, Optional.of(event).filter(e -> number == count)));
    }
    goesOn();
  }

  private void goesOn() {
    String station = negotiation.flatMap(Negotiation::remoteStationId).orElse("");
    try {
      around.calls().goesOn(leg.call(), pages.size(), station);
    } catch (RuntimeException e) {
      // Only what can be seen of the call in between is lost.
      LOG.warn("The progress of call {} could not be kept: {}", leg.call(), e.toString());
    }
  }

  /** Hangs up, and gives the last events a moment to come. */
  private void finishSoon() {
    if (!leg.timers().isSet(CallTimers.Kind.REST)) {
      leg.timers().cancel(CallTimers.Kind.PROGRESS);
      leg.kill();
      leg.timers().set(CallTimers.Kind.REST, REST, this::finish);
    }
  }

  @Override
  public void lost(String why) {
    if (!ended) {
      if (!facts.hasEnded() && facts.result().isEmpty()) {
        ours = ours.or(() -> Optional.of(CallEnding.UNKNOWN));
        reason = reason.isEmpty() ? why : reason;
      }
      finish();
    }
  }

  private void finish() {
    if (!ended) {
      ended = true;
      leg.timers().cancelAll();
      keep(report(), Duration.ofSeconds(1));
    }
  }

  /** The end must get on record: without a database it is tried until there is one. */
  private void keep(TransmissionReport report, Duration pause) {
    try {
      boolean awaited = around.calls().ends(report) == InboundCalls.Next.UPLOAD;
      around.over().accept(file.filter(one -> awaited));
    } catch (RuntimeException e) {
      LOG.error(
          "The end of inbound call {} could not be kept, and is tried again in {} s: {}",
          leg.call(),
          pause.toSeconds(),
          e.toString());
      Duration doubled = pause.multipliedBy(2);
      Duration next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
      leg.timers().set(CallTimers.Kind.REST, pause, () -> keep(report, next));
    }
  }

  private TransmissionReport report() {
    Optional<FaxResult> result = facts.result();
    int came = Math.max(pages.size(), result.map(FaxResult::confirmed).orElse(0));
    CallEnding natural = result.isPresent() ? CallEnding.FAX_RESULT : CallEnding.NO_FAX_RESULT;
    boolean success = came > 0 && result.filter(FaxResult::success).isPresent();
    TransmissionReport.Builder report =
        TransmissionReport.of(
                leg.call(), around.clock().instant(), success ? natural : ours.orElse(natural))
            .success(success)
            .switchName(leg.switchName())
            .pages(pages)
            .pagesConfirmed(came)
            .reason(reason);
    negotiation.ifPresent(report::negotiation);
    facts.cause().ifPresent(report::hangupCause);
    facts.q850().ifPresent(report::q850);
    result.ifPresent(r -> report.facts(r.facts()));
    result.filter(r -> r.code() >= 0).ifPresent(r -> report.t30(r.code(), r.text()));
    facts
        .refusal()
        .filter(text -> result.isEmpty())
        .ifPresent(text -> report.reason("The switch cannot receive the fax: " + text));
    return report.build();
  }
}
