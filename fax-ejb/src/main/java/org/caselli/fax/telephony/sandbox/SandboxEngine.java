package org.caselli.fax.telephony.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallListener;
import org.caselli.fax.port.CallLookUp;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.InboundCalls;
import org.caselli.fax.port.TelephonyEngine;
import org.caselli.fax.port.TestCalls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A telephony engine that is its own telephone network. It never pretends to have reached a real
 * number: what is neither a test number ({@link NumberingPlan}) nor hosted here has no route. It
 * has one switch, named {@value #NAME}, which lives and dies with the process: calls in progress at
 * {@link #stop} or in a crash are dropped, and the next start finds that out from {@code
 * calls.log}. The directory belongs to one engine at a time.
 */
public final class SandboxEngine implements TelephonyEngine, TestCalls {
  /** Name of the engine and of its switch. */
  public static final String NAME = "sandbox";

  private static final Logger LOG = LoggerFactory.getLogger(SandboxEngine.class);

  private final SandboxSurroundings surroundings;
  private final SandboxPace pace;
  private final Path directory;
  private final Function<CallRequest, FarSide> plan;
  private volatile @Nullable Exchange exchange;

  /**
   * {@code directory} gets {@code calls.log}, {@code pages/} and {@code received/}; it is created
   * if missing.
   */
  public SandboxEngine(SandboxSurroundings surroundings, SandboxPace pace, Path directory) {
    this(surroundings, pace, directory, new NumberingPlan(surroundings.hosting(), pace)::farSide);
  }

  SandboxEngine(
      SandboxSurroundings surroundings,
      SandboxPace pace,
      Path directory,
      Function<CallRequest, FarSide> plan) {
    this.surroundings = surroundings;
    this.pace = pace;
    this.directory = directory;
    this.plan = plan;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start(CallListener listener) {
    CallLog log = new CallLog(directory, CallLog.DEFAULT_FILE_BYTES);
    ReceivedFaxes received =
        new ReceivedFaxes(directory.resolve("pages"), ReceivedFaxes.DEFAULT_KEPT);
    Tray tray = new Tray(directory.resolve("received"), surroundings.hosting());
    Exchange opened = new Exchange(surroundings, pace, listener, log, new Papers(received, tray));
    int lost = opened.history().recover();
    exchange = opened;
    opened.serveTray();
    LOG.info("The sandbox is ready; {} calls were lost with the process before", lost);
  }

  @Override
  public void stop() {
    Exchange current = exchange;
    exchange = null;
    if (current != null) {
      current.close();
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A call whose id is living is not dialled a second time; the first goes on, and its end is
   * the end of both.
   */
  @Override
  public Acceptance send(CallRequest request) {
    Exchange current = exchange;
    if (current == null) {
      return Acceptance.NO_SWITCH;
    }
    SandboxCall call = new SandboxCall(current, request);
    if (current.living().putIfAbsent(request.call(), call) != null) {
      LOG.warn("Call {} is living; it is not dialled a second time", request.call());
      current.log(List.of(CallLines.refused(request, current.now())));
      return Acceptance.ACCEPTED;
    }
    try {
      call.begin(plan);
    } catch (RejectedExecutionException e) {
      LOG.warn("The sandbox takes no call {}: its scheduler is shut down", request.call(), e);
      current.living().remove(request.call(), call);
      return Acceptance.NO_SWITCH;
    }
    return Acceptance.ACCEPTED;
  }

  @Override
  public boolean areAvailable() {
    return true;
  }

  @Override
  public Placed place(TestCall call) throws IOException {
    Exchange current = exchange;
    if (current == null) {
      throw new IOException("The sandbox is not started");
    }
    Route route =
        HostedNumbers.settled(
            surroundings
                .hosting()
                .routing()
                .routeCall(
                    new ArrivingCall(
                        call.call(), NAME, call.dialled(), call.caller(), Optional.empty())),
            call.course().fate() != Fate.VOICE);
    Optional<Route.Receive> receiver = HostedNumbers.receiver(route);
    if (receiver.isEmpty()) {
      return new Placed(Optional.of(HostedNumbers.cause(route)));
    }
    if (!receiver.get().whose().account().equals(call.account())) {
      return new Placed(Optional.of(HangupCause.UNALLOCATED_NUMBER.name()));
    }
    Path paper = current.tray().paper(call.call());
    if (call.course().paper().isPresent()) {
      current.tray().take(call.call(), call.course().paper().get());
    }
    try {
      new IncomingCall(current, call, receiver.get(), paper).begin(paper);
    } catch (InboundCalls.NotAdmitted e) {
      current.tray().throwAway(call.call());
      return new Placed(Optional.of(e.refusal().cause().name()));
    }
    return new Placed(Optional.empty());
  }

  @Override
  public void cancel(CallId call) {
    Exchange current = exchange;
    SandboxCall living = current == null ? null : current.living().get(call);
    if (living != null) {
      living.cancel();
    }
  }

  @Override
  public CallFate lookUp(CallLookUp call) {
    Exchange current = exchange;
    if (current == null) {
      return new CallFate.Unreachable("The sandbox is not started");
    }
    if (current.living().containsKey(call.call())) {
      return new CallFate.Living();
    }
    Optional<TransmissionReport> end = current.history().endOf(call.call());
    return end.<CallFate>map(CallFate.Ended::new).orElseGet(CallFate.Never::new);
  }

  /** What the log keeps of a call stays there, for whoever compares. */
  @Override
  public void settled(CallId call, String switchName) {
    LOG.trace("Call {} is on record", call);
  }

  @Override
  public void leave(CallId call) {
    Exchange current = exchange;
    SandboxCall living = current == null ? null : current.living().get(call);
    if (living != null) {
      living.leave();
    }
  }

  @Override
  public EngineHealth health() {
    Exchange current = exchange;
    boolean up = current != null;
    int calls = current == null ? 0 : current.living().size();
    String detail = up ? "No telephone network: calls stay on this server" : "Not started";
    return new EngineHealth(up, List.of(new EngineHealth.Link(NAME, up, calls, detail)));
  }
}
