package org.caselli.fax.telephony.freeswitch.inbound;

import java.util.function.Consumer;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.telephony.freeswitch.socket.ChannelVariables;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/** Connects the caller with somebody else; the call is over when they have talked. */
final class Bridging implements CallStep {
  private static final String BRIDGE = "bridge";

  private final CallLeg leg;
  private final Route.Bridge route;
  private final Consumer<Route> next;
  private boolean over;

  Bridging(CallLeg leg, Route.Bridge route, Consumer<Route> next) {
    this.leg = leg;
    this.route = route;
    this.next = next;
  }

  @Override
  public void begin() {
    leg.set(
        new ChannelVariables()
            .word("call_timeout", route.timeout().toSeconds())
            .flag("continue_on_fail", true)
            .flag("hangup_after_bridge", false));
    leg.execute(BRIDGE, route.dialString());
  }

  @Override
  public void on(SwitchEvent event) {
    leg.closeAfter(event);
    if (over
        || !event.name().equals("CHANNEL_EXECUTE_COMPLETE")
        || event.text("Application").filter(BRIDGE::equals).isEmpty()) {
      return;
    }
    over = true;
    if (event.variable("originate_disposition").filter("SUCCESS"::equals).isPresent()) {
      leg.hangUp("NORMAL_CLEARING");
    } else {
      next.accept(route.otherwise());
    }
  }

  @Override
  public void lost(String why) {
    over = true;
  }
}
