package org.caselli.fax.telephony.freeswitch;

import java.time.Duration;
import java.util.Optional;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.telephony.freeswitch.CallTimers.Kind;
import org.caselli.fax.telephony.freeswitch.socket.CommandFailed;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one call from the fetch of its file to its one report. Everything that happens to it
 * (events, answers, deadlines, a lost connection) goes through its mailbox, so that nothing here
 * needs a lock. Life cycle: preparing, dialling, on the switch, over; while the connection is lost,
 * a call on the switch is in limbo until the switch can be asked.
 */
final class CallTracker implements CallSetup.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(CallTracker.class);

  private enum Phase {
    PREPARING,
    DIALLING,
    ON_SWITCH,
    OVER
  }

  private final CallPlan plan;
  private final CallSurroundings around;
  private final CallProgress progress;
  private final CallReport reports;
  private final CallTimers timers;
  private CallFacts facts = new CallFacts();
  private Phase phase = Phase.PREPARING;
  private Optional<CallSetup> setup = Optional.empty();
  private Optional<CallEnding> ours = Optional.empty();
  private boolean hasAlternatives;
  private boolean begun;

  CallTracker(CallPlan plan, CallProgress progress, CallSurroundings around) {
    this.plan = plan;
    this.around = around;
    this.progress = progress;
    this.reports = new CallReport(plan, progress);
    this.timers = new CallTimers(around.link()::after, around.mailbox());
  }

  CallId call() {
    return plan.call();
  }

  SwitchLink link() {
    return around.link();
  }

  /** Has the file fetched and dials. */
  void begin(CallSetup way) {
    post(
        () -> {
          setup = Optional.of(way);
          hasAlternatives = way.destination().hasAlternatives();
          timers.set(Kind.FETCH, timing().fetch(), () -> way.fetched("no answer in time", this));
          way.fetch(this);
        });
  }

  /** Goes on with a call that an earlier process dialled. */
  void takeOver(CallRecords.Found found) {
    post(
        () -> {
          begun = true;
          phase = Phase.ON_SWITCH;
          watch(timing().call());
          found.pages().ifPresent(pages -> progress.confirmed(pages, Optional.empty()));
          settle();
        });
  }

  /** Ends a call that cannot be dialled as things are configured. */
  void refuse(String cause, String reason) {
    post(() -> finish(reports.undiallable(cause, reason)));
  }

  /** Somebody else follows the call from now on; it goes on undisturbed. */
  void leave() {
    post(
        () -> {
          if (isOpen()) {
            phase = Phase.OVER;
            timers.cancelAll();
            link().gate().leave(call());
          }
        });
  }

  @Override
  public boolean mayDial() {
    return progress.mayDial();
  }

  @Override
  public boolean isOpen() {
    return phase != Phase.OVER;
  }

  @Override
  public void notDialled(String reason) {
    finish(reports.notDialled(reason));
  }

  /** A switch that is behind with others is not told of one more. */
  @Override
  public void waits() {
    String reason = "Switch " + link().name() + " has not begun the calls that it was told of";
    timers.set(Kind.FETCH, timing().command(), () -> notDialled(reason));
  }

  @Override
  public void dialling() {
    phase = Phase.DIALLING;
    timers.cancel(Kind.FETCH);
  }

  @Override
  public void accepted() {
    phase = Phase.ON_SWITCH;
    progress.dialled();
    if (!progress.isAnswered()) {
      setup.ifPresent(s -> watch(s.originate().ringing().plus(timing().ringSlack())));
    }
    killIfUnwanted();
  }

  /** Something that the switch said about this call; from any thread, in order. */
  void event(SwitchEvent event) {
    post(() -> handle(event));
  }

  private void handle(SwitchEvent event) {
    if (!isOpen()) {
      return;
    }
    if (!"BACKGROUND_JOB".equals(event.name())) {
      heard();
    }
    switch (event.name()) {
      case "BACKGROUND_JOB" -> jobDone(event);
      case "CHANNEL_CREATE" -> created();
      case "CHANNEL_PROGRESS", "CHANNEL_PROGRESS_MEDIA" -> progress.ringing();
      case "CHANNEL_ANSWER" -> answered();
      case "spandsp::txfaxnegociateresult" -> negotiated(event);
      case "spandsp::txfaxpageresult" -> progress.pageDone(event);
      case "spandsp::txfaxresult" -> faxDone(event);
      case "CHANNEL_EXECUTE_COMPLETE" -> facts.applicationDone(event);
      case "CHANNEL_HANGUP" -> facts.hungUp(event);
      case "CHANNEL_HANGUP_COMPLETE" -> facts.hungUpCompletely(event);
      case "CHANNEL_DESTROY" -> facts.destroyed();
      default -> LOG.trace("Event {} is ignored", event);
    }
    settle();
  }

  /** There is, or was, a channel. */
  private void heard() {
    if (!begun) {
      begun = true;
      link().gate().leave(call());
      around.silent().forget(call());
    }
    if (timers.isSet(Kind.UNHEARD)) {
      timers.cancel(Kind.UNHEARD);
      timers.cancel(Kind.LIMBO);
      phase = Phase.ON_SWITCH;
      watch(timing().call());
      progress.inSight();
      killIfUnwanted();
    }
  }

  private void jobDone(SwitchEvent event) {
    if (event.job().equals(CallSetup.fetchJob(call()).toString())) {
      setup.ifPresent(s -> s.fetched(event.body(), this));
    } else if (!event.body().startsWith("+OK")) {
      heard();
      facts.jobFailed(event.body());
    }
  }

  /** An alternative of the dial string gets a channel of the same id after the first one failed. */
  private void created() {
    if (hasAlternatives && !progress.isAnswered()) {
      facts = new CallFacts();
      timers.cancel(Kind.REST);
    }
    killIfUnwanted();
  }

  private void answered() {
    if (!progress.isAnswered()) {
      progress.answered();
      watch(timing().negotiation());
    }
  }

  private void negotiated(SwitchEvent event) {
    if (!progress.isFaxing()) {
      watch(timing().call());
    }
    progress.negotiated(event);
  }

  /** With T.38 the channel may stay up after the result: it is hung up after a while. */
  private void faxDone(SwitchEvent event) {
    facts.faxResult(event);
    timers.set(
        Kind.STUCK,
        timing().stuck(),
        () -> {
          kill();
          timers.set(Kind.STUCK, timing().grace(), () -> finish(reported()));
        });
  }

  /** Ends the call once nothing more can be learnt, or after the rest had time to come. */
  private void settle() {
    if (!isOpen() || phase == Phase.PREPARING || !facts.hasEnded()) {
      return;
    }
    if (facts.isComplete(progress.isAnswered()) && isDecided()) {
      finish(reported());
    } else if (!timers.isSet(Kind.REST)) {
      timers.set(Kind.REST, timing().grace(), this::restIsOver);
    }
  }

  private void restIsOver() {
    if (facts.tellsEnd(progress.isAnswered()) && isDecided()) {
      finish(reported());
    } else {
      ask();
    }
  }

  /** With alternatives, the end of one channel is the end of the call only if one answered. */
  private boolean isDecided() {
    return !hasAlternatives
        || progress.isAnswered()
        || facts.wasAnswered()
        || facts.hasJobFailure();
  }

  private TransmissionReport reported() {
    return reports.of(facts, ours);
  }

  /** Ends the call because a user or an operator wants it. */
  void cancel() {
    post(() -> end(CallEnding.CANCELLED));
  }

  private void end(CallEnding how) {
    if (!isOpen() || ours.isPresent()) {
      return;
    }
    ours = Optional.of(how);
    if (phase == Phase.PREPARING) {
      finish(reports.cancelled());
    } else {
      kill();
    }
  }

  /** Hangs the channel up; if no end is heard, it is asked for. */
  private void kill() {
    if (phase != Phase.ON_SWITCH) {
      return;
    }
    link()
        .api("uuid_kill " + call() + " ORIGINATOR_CANCEL")
        .whenComplete((reply, failure) -> LOG.debug("Call {} is hung up: {}", call(), reply));
    timers.set(Kind.KILLED, timing().grace().multipliedBy(2), this::ask);
  }

  private void watch(Duration limit) {
    timers.set(
        Kind.PROGRESS,
        limit,
        () -> {
          LOG.warn("Call {} makes no progress for {}; it is ended", call(), limit);
          end(CallEnding.TIMED_OUT);
        });
  }

  /** The connection is lost. What was not dialled is over; the rest waits for its return. */
  void linkDown() {
    post(
        () -> {
          if (!isOpen() || timers.isSet(Kind.LIMBO)) {
            return;
          }
          boolean told = facts.hasEnded() && facts.tellsEnd(progress.isAnswered()) && isDecided();
          if (phase == Phase.PREPARING) {
            notDialled("The connection to the switch was lost before dialling");
          } else if (told || facts.result().isPresent()) {
            finish(reported());
          } else {
            outOfSight(connectionLost());
          }
        });
  }

  /** While nothing can be heard, silence says nothing about the call. */
  private void outOfSight(String reason) {
    if (!timers.isSet(Kind.LIMBO)) {
      Duration limit = around.settings().lostCallLimit().get();
      timers.cancel(Kind.PROGRESS);
      timers.set(Kind.LIMBO, limit, this::nobodyKnows);
      progress.outOfSight(reason, limit);
    }
  }

  private String connectionLost() {
    return "The connection to switch " + link().name() + " is lost";
  }

  private void nobodyKnows() {
    finish(
        reports.unknown(
            timers.isSet(Kind.UNHEARD)
                ? "Switch " + link().name() + " was told to dial and did not say what came of it"
                : "The connection to switch "
                    + link().name()
                    + " was lost during the call and did not come back in time"));
  }

  /** The connection is back. */
  void linkUp() {
    post(
        () -> {
          if (isOpen() && timers.isSet(Kind.LIMBO)) {
            ask();
          }
        });
  }

  /** Asks the switch what became of the call; without an answer, the call waits in limbo. */
  private void ask() {
    CallRecords.read(link(), call())
        .whenComplete((found, failure) -> post(() -> asked(found, failure)));
  }

  private void asked(CallRecords.Found found, Throwable failure) {
    if (!isOpen()) {
      return;
    }
    if (failure != null) {
      if (!CommandFailed.isLinkFailure(failure)) {
        String reason = CommandFailed.reasonOf(failure);
        finish(reports.unknown("Nobody knows how the call ended: " + reason));
      } else {
        timers.cancel(Kind.UNHEARD);
        outOfSight(connectionLost());
      }
      return;
    }
    if (isUnheard(found)) {
      unheard();
      return;
    }
    boolean wasLost = timers.isSet(Kind.LIMBO);
    timers.cancel(Kind.LIMBO);
    timers.cancel(Kind.UNHEARD);
    found.pages().ifPresent(pages -> progress.confirmed(pages, Optional.empty()));
    if (found.living()) {
      heard();
      phase = Phase.ON_SWITCH;
      if (wasLost) {
        watch(timing().call());
        progress.inSight();
      }
      killIfUnwanted();
    } else {
      finish(reports.of(found, facts, ours));
    }
  }

  private boolean isUnheard(CallRecords.Found found) {
    return found.isUnheard() && !begun && progress.isUntouched() && !facts.hasEnded();
  }

  /** The switch may still have the originate before it: the call is asked for until it has not. */
  private void unheard() {
    if (around.silent().isNever(link(), call())) {
      finish(reports.never(ours));
    } else {
      outOfSight("Switch " + link().name() + " was told to dial, and has not begun the call");
      timers.set(Kind.UNHEARD, timing().grace(), this::ask);
    }
  }

  private void killIfUnwanted() {
    if (ours.isPresent()) {
      kill();
    }
  }

  private void finish(TransmissionReport report) {
    if (isOpen()) {
      phase = Phase.OVER;
      timers.cancelAll();
      link().gate().leave(call());
      around.silent().forget(call());
      around.over().accept(this, report);
      progress.ended(report);
    }
  }

  private void post(Runnable task) {
    around.mailbox().post(task);
  }

  private FreeSwitchSettings.Timing timing() {
    return around.settings().timing();
  }
}
