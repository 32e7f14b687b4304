package org.caselli.fax.telephony.freeswitch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.telephony.freeswitch.CallTimers.Kind;
import org.caselli.fax.telephony.freeswitch.socket.CommandFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done about one call: it is given time, hung up, asked for when nothing is heard of it,
 * and ended once. Life cycle: preparing, dialling, on the switch, over; while the connection is
 * lost, a call on the switch is in limbo until the switch can be asked. When, is for {@link
 * CallTracker} to say. Confined to the call's mailbox.
 */
final class CallControl {
  private static final Logger LOG = LoggerFactory.getLogger(CallControl.class);

  private enum Phase {
    PREPARING,
    DIALLING,
    ON_SWITCH,
    OVER
  }

  private final CallSurroundings around;
  private final CallProgress progress;
  private final CallReport reports;
  private final CallTimers timers;
  private final Consumer<TransmissionReport> over;
  private CallFacts facts = new CallFacts();
  private Phase phase = Phase.PREPARING;
  private Optional<CallEnding> ours = Optional.empty();
  private boolean begun;

  /**
   * A call that is being prepared.
   *
   * @param over told just before its end is reported
   */
  CallControl(
      CallSurroundings around,
      CallProgress progress,
      CallReport reports,
      CallTimers timers,
      Consumer<TransmissionReport> over) {
    this.around = around;
    this.progress = progress;
    this.reports = reports;
    this.timers = timers;
    this.over = over;
  }

  boolean isOpen() {
    return phase != Phase.OVER;
  }

  boolean isPreparing() {
    return phase == Phase.PREPARING;
  }

  /** What its present channel has said of its end. */
  CallFacts facts() {
    return facts;
  }

  /** It has another channel from now on. */
  void begunAnew() {
    facts = new CallFacts();
  }

  /** The call may exist from now on. */
  void dialling() {
    phase = Phase.DIALLING;
  }

  /** The switch has it, as far as it says. */
  void onSwitch() {
    phase = Phase.ON_SWITCH;
  }

  /** An earlier process has dialled it, and the switch has begun it. */
  void takenOver() {
    begun = true;
    phase = Phase.ON_SWITCH;
  }

  /** There is, or was, a channel. */
  void heard() {
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

  /** It has so long to get on; then it is ended. */
  void watch(Duration limit) {
    timers.set(
        Kind.PROGRESS,
        limit,
        () -> {
          LOG.warn("Call {} makes no progress for {}; it is ended", call(), limit);
          end(CallEnding.TIMED_OUT);
        });
  }

  /** Ends it for a reason of our own; the first one counts. */
  void end(CallEnding how) {
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
  void kill() {
    if (phase != Phase.ON_SWITCH) {
      return;
    }
    link()
        .api("uuid_kill " + call() + " ORIGINATOR_CANCEL")
        .whenComplete((reply, failure) -> LOG.debug("Call {} is hung up: {}", call(), reply));
    timers.set(Kind.KILLED, timing().grace().multipliedBy(2), this::ask);
  }

  void killIfUnwanted() {
    if (ours.isPresent()) {
      kill();
    }
  }

  /** While nothing can be heard, silence says nothing about the call. */
  void outOfSight() {
    outOfSight("The connection to switch " + link().name() + " is lost");
  }

  private void outOfSight(String reason) {
    if (!timers.isSet(Kind.LIMBO)) {
      Duration limit = around.settings().lostCallLimit().get();
      timers.cancel(Kind.PROGRESS);
      timers.set(Kind.LIMBO, limit, this::nobodyKnows);
      progress.outOfSight(reason, limit);
    }
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

  /** Asks the switch what became of the call; without an answer, the call waits in limbo. */
  void ask() {
    CallRecords.read(link(), call())
        .whenComplete((found, failure) -> around.mailbox().post(() -> asked(found, failure)));
  }

  private void asked(CallRecords.Found found, Throwable failure) {
    if (!isOpen()) {
      return;
    }
    if (failure != null) {
      unanswered(failure);
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

  private void unanswered(Throwable failure) {
    if (CommandFailed.isLinkFailure(failure)) {
      timers.cancel(Kind.UNHEARD);
      outOfSight();
    } else {
      String reason = CommandFailed.reasonOf(failure);
      finish(reports.unknown("Nobody knows how the call ended: " + reason));
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

  /** Its events have told how it ended. */
  void finishAsTold() {
    finish(reports.of(facts, ours));
  }

  /** It is over; only the first report counts. */
  void finish(TransmissionReport report) {
    if (isOpen()) {
      phase = Phase.OVER;
      timers.cancelAll();
      link().gate().leave(call());
      around.silent().forget(call());
      over.accept(report);
      progress.ended(report);
    }
  }

  /** Nothing more is done about it here; it goes on undisturbed. */
  void leave() {
    if (isOpen()) {
      phase = Phase.OVER;
      timers.cancelAll();
      link().gate().leave(call());
    }
  }

  private CallId call() {
    return progress.call();
  }

  private SwitchLink link() {
    return around.link();
  }

  private FreeSwitchSettings.Timing timing() {
    return around.settings().timing();
  }
}
