package org.caselli.fax.telephony.freeswitch.inbound;

import java.time.Duration;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.telephony.freeswitch.CallTimers;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a call. One that is not answered yet is refused with a reason that its network is told. */
final class Refusal implements CallStep {
  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);
  private static final String CLEARING = "NORMAL_CLEARING";

  /** A sound may be played first; after that the switch is thought to have gone. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final CallLeg leg;
  private final Runnable commands;
  private final String why;

  Refusal(CallLeg leg, Route.HangUp route) {
    this.leg = leg;
    this.commands = () -> leg.hangUp(route.cause().name());
    this.why = route.why();
  }

  Refusal(CallLeg leg, Route.Respond route) {
    this.leg = leg;
    this.commands = () -> respond(route);
    this.why = "answered with " + route.code();
  }

  @Override
  public void begin() {
    LOG.info("Inbound call {} is ended: {}", leg.call(), why);
    commands.run();
    leg.timers()
        .set(CallTimers.Kind.KILLED, PATIENCE, () -> leg.connection().close("it does not end"));
  }

  private void respond(Route.Respond route) {
    route
        .media()
        .ifPresent(
            media -> {
              leg.execute("pre_answer", "");
              leg.execute("playback", media);
            });
    leg.execute("respond", (route.code() + " " + route.message()).strip());
    leg.hangUp(CLEARING);
  }

  @Override
  public void on(SwitchEvent event) {
    leg.closeAfter(event);
  }

  @Override
  public void lost(String reason) {
    leg.timers().cancelAll();
  }
}
