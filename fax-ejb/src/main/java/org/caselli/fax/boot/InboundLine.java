package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.ReceivingSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.domain.settings.SwitchSettings;
import org.caselli.fax.port.CallRouting;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.telephony.freeswitch.inbound.InboundListener;
import org.caselli.fax.telephony.freeswitch.inbound.InboundTerms;

/** Where switches hand their calls over; there is none in the sandbox, which has no switch. */
@ApplicationScoped
public class InboundLine {
  private final Engines engines;
  private final CallRouting routing;
  private final InboundCalls calls;
  private final Settings settings;
  private final Clock clock;
  private final Executor executor;
  private Optional<InboundListener> listener = Optional.empty();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected InboundLine() {
    this(null, null, null, null, null, null);
  }

  @Inject
  InboundLine(
      Engines engines,
      CallRouting routing,
      InboundCalls calls,
      Settings settings,
      Clock clock,
      Executor executor) {
    this.engines = engines;
    this.routing = routing;
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
    this.executor = executor;
  }

  /** Begins to take calls, if the engine has switches. */
  synchronized void open() {
    listener =
        engines
            .freeSwitch()
            .map(
                engine ->
                    new InboundListener(
                        engine,
                        new InboundListener.Desk(routing, calls, () -> terms(settings.system())),
                        clock,
                        executor));
    listener.ifPresent(one -> one.start(address()));
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(Bootstrap.inboundBind(), port(settings));
  }

  /** Takes no more calls; those in progress go on. */
  synchronized void refuse() {
    listener.ifPresent(InboundListener::refuse);
  }

  /** Takes calls again. */
  synchronized void listen() {
    listener.ifPresent(one -> one.listen(address()));
  }

  /** Calls of switches that are open now. */
  public synchronized int calls() {
    return listener.map(InboundListener::calls).orElse(0);
  }

  /** The port on which they are taken; 0 for none. */
  public synchronized int openPort() {
    return listener.map(InboundListener::port).orElse(0);
  }

  static int port(Settings settings) {
    return settings.system().get(SwitchSettings.PORT) + Bootstrap.portOffset();
  }

  synchronized void close() {
    listener.ifPresent(InboundListener::stop);
    listener = Optional.empty();
  }

  static InboundTerms terms(SettingsSnapshot now) {
    String directory = now.get(SwitchSettings.FILE_DIRECTORY);
    return new InboundTerms(
        now.get(SwitchSettings.ALLOWED),
        now.get(SwitchSettings.MAX_CALLS),
        directory.endsWith("/") ? directory : directory + "/",
        Optional.of(now.get(SwitchSettings.SHARED_DIRECTORY))
            .filter(path -> !path.isEmpty())
            .map(Path::of),
        now.get(FaxSettings.FILE_PROXY_ADDRESS),
        now.get(ReceivingSettings.UPLOAD_TIMEOUT),
        now.get(FaxSettings.CALL_TIMEOUT));
  }
}
