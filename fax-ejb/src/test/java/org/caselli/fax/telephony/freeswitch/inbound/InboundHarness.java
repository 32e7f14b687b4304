package org.caselli.fax.telephony.freeswitch.inbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.callflow.Answering;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.domain.callflow.T38Plan;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.telephony.freeswitch.EngineThreads;
import org.caselli.fax.telephony.freeswitch.FreeSwitchEngine;
import org.caselli.fax.telephony.freeswitch.TestSettings;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;

/** A listener on a free port, with receptions in memory and a route of the test's choice. */
final class InboundHarness implements AutoCloseable {
  static final String DIRECTORY = "/var/spool/caselli/";
  private static final int PROXY_PORT = 30_950;

  final EngineThreads threads = new EngineThreads();
  final KeptReceptions receptions = new KeptReceptions();
  final List<ArrivingCall> arrived = new CopyOnWriteArrayList<>();
  final FreeSwitchEngine engine;
  final InboundListener listener;
  private final List<CallingSwitch> switches = new ArrayList<>();
  private volatile Function<ArrivingCall, Route> routing = call -> receive();
  private volatile InboundTerms terms = terms(List.of(), 1_000, Optional.empty());

  InboundHarness(SwitchAddress... addresses) {
    engine =
        new FreeSwitchEngine(
            List.of(addresses), TestSettings.patient(), Clock.systemUTC(), threads);
    listener =
        new InboundListener(
            engine,
            new InboundListener.Desk(this::route, receptions, () -> terms),
            Clock.systemUTC(),
            threads);
    listener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private Route route(ArrivingCall call) {
    arrived.add(call);
    return routing.apply(call);
  }

  void routes(Route route) {
    routing = call -> route;
  }

  void routes(Function<ArrivingCall, Route> how) {
    routing = how;
  }

  void terms(InboundTerms now) {
    terms = now;
  }

  static InboundTerms terms(List<String> allowed, int most, Optional<Path> shared) {
    return new InboundTerms(
        allowed,
        most,
        DIRECTORY,
        shared,
        "http://proxy.example:" + PROXY_PORT,
        Duration.ofSeconds(20),
        Duration.ofSeconds(60));
  }

  static Route.Receive receive() {
    return receive(new T38Plan(true, false, false, T38Plan.Gateway.NONE));
  }

  static Route.Receive receive(T38Plan t38) {
    return new Route.Receive(
        new Reception.Whose(UUID.randomUUID(), Optional.empty(), Optional.empty()),
        new Reception.Line("+15551230000", "A caller", "+15559009000"),
        new Answering(
            new Answering.Shown("+15559009000", "Office, 2nd floor", "+15559009000", "Office"),
            ZoneOffset.UTC,
            true,
            true,
            t38));
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port());
  }

  /** A recorded call, with an id of its own; it is not begun yet. */
  CallingSwitch calling(String scenario, CallId id) {
    return calling(scenario, id, UnaryOperator.identity());
  }

  CallingSwitch calling(String scenario, CallId id, UnaryOperator<String> change) {
    RecordedHandOver recorded = RecordedHandOver.named(scenario).with(id.toString(), change);
    CallingSwitch calling = new CallingSwitch(recorded, address()).onPut(words -> uploaded(id));
    switches.add(calling);
    return calling;
  }

  private String uploaded(CallId id) {
    receptions.stored(id);
    return "+OK 201\n";
  }

  CallingSwitch add(CallingSwitch calling) {
    switches.add(calling);
    return calling;
  }

  static CallId newCall() {
    return new CallId(UUID.randomUUID());
  }

  @Override
  public void close() {
    switches.forEach(CallingSwitch::close);
    listener.stop();
    engine.stop();
    threads.close();
  }
}
