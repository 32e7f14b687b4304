package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.CallRouting;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.port.TelephonyEngine;
import org.caselli.fax.port.TestCalls;
import org.caselli.fax.telephony.freeswitch.FreeSwitchEngine;
import org.caselli.fax.telephony.freeswitch.FreeSwitchSettings;
import org.caselli.fax.telephony.sandbox.Hosting;
import org.caselli.fax.telephony.sandbox.HttpFileFetch;
import org.caselli.fax.telephony.sandbox.HttpFileUpload;
import org.caselli.fax.telephony.sandbox.ImagingPageCutter;
import org.caselli.fax.telephony.sandbox.ImagingPageReader;
import org.caselli.fax.telephony.sandbox.SandboxEngine;
import org.caselli.fax.telephony.sandbox.SandboxPace;
import org.caselli.fax.telephony.sandbox.SandboxSurroundings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one engine that the configuration chooses. */
@ApplicationScoped
public class Engines {
  private volatile Optional<FreeSwitchEngine> freeSwitch = Optional.empty();

  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

  private volatile TestCalls testCalls = new NoTestCalls();

  /** Where calls to numbers of this server lead. */
  private record Inbound(CallRouting routing, InboundCalls calls) {}

  @Produces
  @ApplicationScoped
  TelephonyEngine engine(
      Bootstrap bootstrap,
      Clock clock,
      Executor executor,
      ScheduledExecutorService scheduler,
      CallRouting routing,
      InboundCalls calls,
      Settings settings) {
    return switch (bootstrap.engine()) {
      case "freeswitch" -> freeSwitch(bootstrap, clock, executor, settings);
      case "sandbox" -> sandbox(bootstrap, clock, executor, scheduler, new Inbound(routing, calls));
      default ->
          throw new IllegalStateException(
              "caselli.engine must be sandbox or freeswitch, not " + bootstrap.engine());
    };
  }

  /** The engine with switches, if it is that one; there is none before the engine was asked for. */
  Optional<FreeSwitchEngine> freeSwitch() {
    return freeSwitch;
  }

  private TelephonyEngine freeSwitch(
      Bootstrap bootstrap, Clock clock, Executor executor, Settings settings) {
    if (bootstrap.switches().isEmpty()) {
      throw new IllegalStateException(
          "The freeswitch engine needs a switch: give ./fax run --switch HOST:PORT");
    }
    FreeSwitchEngine engine =
        new FreeSwitchEngine(
            bootstrap.switches(),
            FreeSwitchSettings.standard(
                bootstrap.fileProxyPort(),
                () -> settings.system().get(FaxSettings.LOST_CALL_LIMIT)),
            clock,
            executor);
    freeSwitch = Optional.of(engine);
    return engine;
  }

  private TelephonyEngine sandbox(
      Bootstrap bootstrap,
      Clock clock,
      Executor executor,
      ScheduledExecutorService scheduler,
      Inbound inbound) {
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor).build();
    URI fileProxy = URI.create("http://127.0.0.1:" + bootstrap.fileProxyPort());
    SandboxEngine sandbox =
        new SandboxEngine(
            new SandboxSurroundings(
                clock,
                scheduler,
                new HttpFileFetch(
                    client, URI.create("http://127.0.0.1:" + bootstrap.fileProxyPort())),
                new ImagingPageReader(),
                new Hosting(
                    inbound.routing(),
                    inbound.calls(),
                    new ImagingPageCutter(),
                    new HttpFileUpload(client, fileProxy))),
            pace(bootstrap.sandboxPace()),
            bootstrap.data().resolve("sandbox"));
    testCalls = sandbox;
    return sandbox;
  }

  /** What the engine allows beside its own calls. */
  @Produces
  @ApplicationScoped
  TestCalls testCalls(TelephonyEngine engine) {
    LOG.debug("The {} engine plays calls: {}", engine.name(), testCalls.areAvailable());
    return testCalls;
  }

  private static SandboxPace pace(String name) {
    return switch (name) {
      case "" -> SandboxPace.shortened();
      case "instant" -> SandboxPace.instant();
      case "endless" -> SandboxPace.endless();
      default ->
          throw new IllegalStateException(
              "caselli.sandbox.pace must be instant or endless, not " + name);
    };
  }
}
