package org.caselli.fax.telephony.freeswitch;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/** Hands what the switches say to the calls and questions that it belongs to. Thread-safe. */
final class Switchboard implements SwitchLink.Listener {
  private final CallRegister calls;
  private final SwitchQuestions questions;
  private final LateCalls late;
  private final Supplier<List<Clearance>> clearances;

  Switchboard(
      CallRegister calls,
      SwitchQuestions questions,
      LateCalls late,
      Supplier<List<Clearance>> clearances) {
    this.calls = calls;
    this.questions = questions;
    this.late = late;
    this.clearances = clearances;
  }

  @Override
  public void up(SwitchLink link) {
    calls.on(link).forEach(CallTracker::linkUp);
    clearances.get().stream().filter(each -> each.link() == link).forEach(Clearance::goOn);
  }

  @Override
  public void down(SwitchLink link) {
    questions.lost(link);
    calls.on(link).forEach(CallTracker::linkDown);
  }

  @Override
  public void event(SwitchLink link, SwitchEvent event) {
    questions.answered(event);
    Optional<CallTracker> owner = calls.ownerOf(event);
    owner.filter(tracker -> tracker.link() == link).ifPresent(t -> t.event(event));
    if (owner.isEmpty()) {
      CallRegister.callOf(event).ifPresent(call -> late.heard(link, call, event));
    }
  }
}
