package org.caselli.fax.telephony.freeswitch.inbound;

import java.util.Optional;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.port.InboundCalls.AwaitedFile;
import org.caselli.fax.telephony.freeswitch.CallTimers;
import org.caselli.fax.telephony.freeswitch.socket.EventSocketConnection;
import org.caselli.fax.telephony.freeswitch.socket.Mailbox;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call that a switch hands over, from its connection on: asks what it is, finds out what is to be
 * done, and does that step by step. Holds no thread; everything happens in its mailbox.
 */
final class ArrivedCall implements EventSocketConnection.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(ArrivedCall.class);

  /** Keeps the connection after the end of the call, for the upload of the file. */
  private static final String LINGER = "linger 60";

  /** Beside those of {@code myevents}. */
  private static final String SUBSCRIPTION =
      "event plain CUSTOM spandsp::rxfaxnegociateresult spandsp::rxfaxpageresult"
          + " spandsp::rxfaxresult";

  private static final String FULL = "NORMAL_CIRCUIT_CONGESTION";
  private static final Route.HangUp TRY_AGAIN =
      new Route.HangUp(HangupCause.NORMAL_TEMPORARY_FAILURE, "it cannot be handled now");

  private final InboundSurroundings around;
  private final Mailbox mailbox;
  private final CallTimers timers;
  private Optional<CallLeg> leg = Optional.empty();
  private Optional<CallStep> step = Optional.empty();
  private boolean closed;

  ArrivedCall(InboundSurroundings around) {
    this.around = around;
    this.mailbox = new Mailbox(around.executor());
    this.timers = new CallTimers(around.later(), mailbox);
  }

  /** The switch has connected. */
  void connected(EventSocketConnection connection) {
    connection
        .command(EventSocketConnection.CONNECT, around.limits().handshake())
        .whenComplete(
            (channel, failure) -> {
              if (failure == null) {
                mailbox.post(() -> arrived(connection, new ArrivingChannel(channel)));
              }
            });
  }

  private void arrived(EventSocketConnection connection, ArrivingChannel channel) {
    Optional<CallId> call = channel.call();
    if (call.isEmpty() || !channel.isFullyOurs()) {
      LOG.error(
          "{} hands over a call that cannot be worked with: its dialplan must say"
              + " \"socket HOST:PORT async full\"",
          channel.ownName());
      connection.close("not a channel with async full");
      return;
    }
    String switchName = around.switches().nameOf(channel.core()).orElse(channel.ownName());
    CallLeg own =
        new CallLeg(call.get(), switchName, connection, timers, around.limits().command());
    if (around.register().admit(own, around.terms().get().maxCalls())) {
      leg = Optional.of(own);
      connection.command(LINGER, around.limits().command());
      connection.command("myevents", around.limits().command());
      connection.command(SUBSCRIPTION, around.limits().command());
      follow(route(own, channel.arriving(own.call(), switchName)));
      watch(own);
    } else {
      LOG.warn("Call {} of {} is refused: there are too many calls", call.get(), switchName);
      own.hangUp(FULL);
      timers.set(CallTimers.Kind.KILLED, around.limits().command(), () -> connection.close("full"));
    }
  }

  private void follow(Route route) {
    CallStep next =
        route.fold(
            this::reception,
            detect -> new FaxDetection(own(), detect, this::follow),
            bridge -> new Bridging(own(), bridge, this::follow),
            hangUp -> new Refusal(own(), hangUp),
            respond -> new Refusal(own(), respond));
    step = Optional.of(next);
    try {
      next.begin();
    } catch (InboundCalls.NotAdmitted e) {
      begin(new Refusal(own(), e.refusal()));
    } catch (RuntimeException e) {
      LOG.error("Inbound call {} cannot be taken", own().call(), e);
      begin(new Refusal(own(), TRY_AGAIN));
    }
  }

  private void begin(Refusal refusal) {
    step = Optional.of(refusal);
    refusal.begin();
  }

  /** The caller hears of our trouble, and dials again. */
  private Route route(CallLeg own, ArrivingCall call) {
    try {
      return around.routing().routeCall(call);
    } catch (RuntimeException e) {
      LOG.error("Nobody can say what to do with inbound call {}", own.call(), e);
      return TRY_AGAIN;
    }
  }

  private CallStep reception(Route.Receive receive) {
    return new FaxReception(
        own(),
        receive,
        new FaxReception.Around(
            around.calls(), around.terms().get(), around.clock(), this::received));
  }

  /** Of a fax whose file is waited for the connection is kept, as the way to that file. */
  private void received(Optional<AwaitedFile> file) {
    file.ifPresentOrElse(
        awaited -> around.collector().accept(own().switchName(), awaited),
        () -> own().connection().close("the call is over"));
  }

  private CallLeg own() {
    return leg.orElseThrow();
  }

  /** A switch that has died says nothing; a connection that lingers outlives its call. */
  private void watch(CallLeg own) {
    timers.set(
        CallTimers.Kind.LIMBO,
        around.limits().silence(),
        () -> {
          own.api("uuid_exists " + own.call(), around.limits().command())
              .whenComplete(
                  (living, failure) ->
                      mailbox.post(
                          () -> {
                            if (failure == null && living.equals("false")) {
                              lost("The switch has the call no more, and said nothing of its end");
                            }
                          }));
          watch(own);
        });
  }

  @Override
  public void passwordWanted(EventSocketConnection connection) {
    connection.close("it asks for a password, as no switch does that hands a call over");
  }

  @Override
  public void event(SwitchEvent event) {
    mailbox.post(() -> step.filter(s -> isOwn(event)).ifPresent(s -> s.on(event)));
  }

  private boolean isOwn(SwitchEvent event) {
    return event.channel().equals(own().call().toString());
  }

  @Override
  public void closed(EventSocketConnection connection, String why) {
    mailbox.post(
        () -> {
          closed = true;
          LOG.debug("An inbound call's connection has ended: {}", why);
          timers.cancel(CallTimers.Kind.LIMBO);
          lost("The connection to the switch was lost during the call");
          around.register().gone(connection, leg);
        });
  }

  private void lost(String why) {
    Optional<CallStep> last = step;
    step = closed ? Optional.empty() : step;
    last.ifPresent(s -> s.lost(why));
  }
}
