package org.caselli.fax.telephony.freeswitch;

import java.util.Optional;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.telephony.freeswitch.CallTimers.Kind;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one call from the fetch of its file to its one report: what its events, the answers and
 * the lost connection mean for it, and so what {@link CallControl} is to do. Everything that
 * happens to it goes through its mailbox, so that nothing here needs a lock.
 */
final class CallTracker implements CallSetup.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(CallTracker.class);

  private final CallPlan plan;
  private final CallSurroundings around;
  private final CallProgress progress;
  private final CallReport reports;
  private final CallTimers timers;
  private final CallControl control;
  private Optional<CallSetup> setup = Optional.empty();
  private boolean hasAlternatives;

  CallTracker(CallPlan plan, CallProgress progress, CallSurroundings around) {
    this.plan = plan;
    this.around = around;
    this.progress = progress;
    this.reports = new CallReport(plan, progress);
    this.timers = new CallTimers(around.link()::after, around.mailbox());
    this.control =
        new CallControl(
            around, progress, reports, timers, report -> around.over().accept(this, report));
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
          control.takenOver();
          control.watch(timing().call());
          found.pages().ifPresent(pages -> progress.confirmed(pages, Optional.empty()));
          settle();
        });
  }

  /** Ends a call that cannot be dialled as things are configured. */
  void refuse(String cause, String reason) {
    post(() -> control.finish(reports.undiallable(cause, reason)));
  }

  /** Somebody else follows the call from now on; it goes on undisturbed. */
  void leave() {
    post(control::leave);
  }

  @Override
  public boolean mayDial() {
    return progress.mayDial();
  }

  @Override
  public boolean isOpen() {
    return control.isOpen();
  }

  @Override
  public void notDialled(String reason) {
    control.finish(reports.notDialled(reason));
  }

  /** A switch that is behind with others is not told of one more. */
  @Override
  public void waits() {
    String reason = "Switch " + link().name() + " has not begun the calls that it was told of";
    timers.set(Kind.FETCH, timing().command(), () -> notDialled(reason));
  }

  @Override
  public void dialling() {
    control.dialling();
    timers.cancel(Kind.FETCH);
  }

  @Override
  public void accepted() {
    control.onSwitch();
    progress.dialled();
    if (!progress.isAnswered()) {
      setup.ifPresent(s -> control.watch(s.originate().ringing().plus(timing().ringSlack())));
    }
    control.killIfUnwanted();
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
      control.heard();
    }
    switch (event.name()) {
      case "BACKGROUND_JOB" -> jobDone(event);
      case "CHANNEL_CREATE" -> created();
      case "CHANNEL_PROGRESS", "CHANNEL_PROGRESS_MEDIA" -> progress.ringing();
      case "CHANNEL_ANSWER" -> answered();
      case "spandsp::txfaxnegociateresult" -> negotiated(event);
      case "spandsp::txfaxpageresult" -> progress.pageDone(event);
      case "spandsp::txfaxresult" -> faxDone(event);
      case "CHANNEL_EXECUTE_COMPLETE" -> facts().applicationDone(event);
      case "CHANNEL_HANGUP" -> facts().hungUp(event);
      case "CHANNEL_HANGUP_COMPLETE" -> facts().hungUpCompletely(event);
      case "CHANNEL_DESTROY" -> facts().destroyed();
      default -> LOG.trace("Event {} is ignored", event);
    }
    settle();
  }

  private void jobDone(SwitchEvent event) {
    if (event.job().equals(CallSetup.fetchJob(call()).toString())) {
      setup.ifPresent(s -> s.fetched(event.body(), this));
    } else if (!event.body().startsWith("+OK")) {
      control.heard();
      facts().jobFailed(event.body());
    }
  }

  /** An alternative of the dial string gets a channel of the same id after the first one failed. */
  private void created() {
    if (hasAlternatives && !progress.isAnswered()) {
      control.begunAnew();
      timers.cancel(Kind.REST);
    }
    control.killIfUnwanted();
  }

  private void answered() {
    if (!progress.isAnswered()) {
      progress.answered();
      control.watch(timing().negotiation());
    }
  }

  private void negotiated(SwitchEvent event) {
    if (!progress.isFaxing()) {
      control.watch(timing().call());
    }
    progress.negotiated(event);
  }

  /** With T.38 the channel may stay up after the result: it is hung up after a while. */
  private void faxDone(SwitchEvent event) {
    facts().faxResult(event);
    timers.set(
        Kind.STUCK,
        timing().stuck(),
        () -> {
          control.kill();
          timers.set(Kind.STUCK, timing().grace(), control::finishAsTold);
        });
  }

  /** Ends the call once nothing more can be learnt, or after the rest had time to come. */
  private void settle() {
    if (!isOpen() || control.isPreparing() || !facts().hasEnded()) {
      return;
    }
    if (facts().isComplete(progress.isAnswered()) && isDecided()) {
      control.finishAsTold();
    } else if (!timers.isSet(Kind.REST)) {
      timers.set(Kind.REST, timing().grace(), this::restIsOver);
    }
  }

  private void restIsOver() {
    if (facts().tellsEnd(progress.isAnswered()) && isDecided()) {
      control.finishAsTold();
    } else {
      control.ask();
    }
  }

  /** With alternatives, the end of one channel is the end of the call only if one answered. */
  private boolean isDecided() {
    return !hasAlternatives
        || progress.isAnswered()
        || facts().wasAnswered()
        || facts().hasJobFailure();
  }

  /** Ends the call because a user or an operator wants it. */
  void cancel() {
    post(() -> control.end(CallEnding.CANCELLED));
  }

  /** The connection is lost. What was not dialled is over; the rest waits for its return. */
  void linkDown() {
    post(
        () -> {
          if (!isOpen() || timers.isSet(Kind.LIMBO)) {
            return;
          }
          boolean told =
              facts().hasEnded() && facts().tellsEnd(progress.isAnswered()) && isDecided();
          if (control.isPreparing()) {
            notDialled("The connection to the switch was lost before dialling");
          } else if (told || facts().result().isPresent()) {
            control.finishAsTold();
          } else {
            control.outOfSight();
          }
        });
  }

  /** The connection is back. */
  void linkUp() {
    post(
        () -> {
          if (isOpen() && timers.isSet(Kind.LIMBO)) {
            control.ask();
          }
        });
  }

  private CallFacts facts() {
    return control.facts();
  }

  private void post(Runnable task) {
    around.mailbox().post(task);
  }

  private FreeSwitchSettings.Timing timing() {
    return around.settings().timing();
  }
}
