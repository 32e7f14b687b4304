package org.caselli.fax.telephony.freeswitch.inbound;

import java.time.Duration;
import java.util.function.Consumer;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.telephony.freeswitch.CallTimers;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/**
 * Answers and listens for the calling tone of a fax, 1100 Hz (T.30 CNG). The switch then sets a
 * variable of ours on the channel: its event of the tone itself does not come to an outbound
 * socket.
 */
final class FaxDetection implements CallStep {
  private static final String HEARD = "caselli_tone=fax";

  /** Kazoo waits so much longer than the switch listens. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private final CallLeg leg;
  private final Route.Detect route;
  private final Consumer<Route> next;
  private boolean over;

  FaxDetection(CallLeg leg, Route.Detect route, Consumer<Route> next) {
    this.leg = leg;
    this.route = route;
    this.next = next;
  }

  @Override
  public void begin() {
    leg.execute("answer", "");
    leg.execute(
        "spandsp_start_fax_detect", "set " + HEARD + " " + route.listen().toSeconds() + " cng");
    leg.timers()
        .set(CallTimers.Kind.PROGRESS, route.listen().plus(SLACK), () -> decided(route.onVoice()));
  }

  @Override
  public void on(SwitchEvent event) {
    leg.closeAfter(event);
    if (event.name().startsWith("CHANNEL_EXECUTE")
        && event.text("Application").filter("set"::equals).isPresent()
        && event.text("Application-Data").filter(HEARD::equals).isPresent()) {
      decided(route.onFax());
    }
  }

  private void decided(Route way) {
    if (!over) {
      over = true;
      leg.timers().cancel(CallTimers.Kind.PROGRESS);
      leg.execute("spandsp_stop_fax_detect", "");
      next.accept(way);
    }
  }

  @Override
  public void lost(String why) {
    over = true;
  }
}
