package org.caselli.fax.telephony.freeswitch;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallListener;
import org.caselli.fax.port.CallLookUp;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.SwitchReport;
import org.caselli.fax.port.TelephonyEngine;
import org.caselli.fax.telephony.freeswitch.socket.EventLoopThreads;
import org.caselli.fax.telephony.freeswitch.socket.Mailbox;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends faxes through one or more FreeSWITCH servers. Thread-safe. A call holds no thread: one
 * event loop serves all connections, and the events of a call are handled on the executor. Both run
 * on the executor given, so nothing outlives {@link #stop}.
 */
public final class FreeSwitchEngine implements TelephonyEngine {
  private static final Logger LOG = LoggerFactory.getLogger(FreeSwitchEngine.class);

  private final List<SwitchAddress> addresses;
  private final FreeSwitchSettings settings;
  private final Clock clock;
  private final Executor executor;
  private final CallRegister calls = new CallRegister();
  private final RememberedEnds ends;
  private final SwitchQuestions questions = new SwitchQuestions(this::links);
  private final LateCalls late = new LateCalls();
  private final SilentCalls silent;
  private volatile List<SwitchLink> links = List.of();
  private volatile List<Clearance> clearances = List.of();
  private volatile long startedNanos;
  private volatile Optional<EventLoopGroup> group = Optional.empty();
  private volatile CallListener listener = FreeSwitchEngine::unheard;

  /**
   * An engine that is not yet connected.
   *
   * @param addresses the switches, by distinct names
   * @param settings time limits and bounds
   * @param clock times of the events
   * @param executor runs the event loop, which takes one thread of it for good, and the calls'
   *     events
   */
  public FreeSwitchEngine(
      List<SwitchAddress> addresses, FreeSwitchSettings settings, Clock clock, Executor executor) {
    Set<String> names = new HashSet<>();
    addresses.forEach(
        address -> {
          if (!names.add(address.name())) {
            throw new IllegalArgumentException("Two switches are named " + address.name());
          }
        });
    this.addresses = List.copyOf(addresses);
    this.settings = settings;
    this.clock = clock;
    this.executor = executor;
    this.ends = new RememberedEnds(settings.limits().rememberedEnds());
    this.silent = new SilentCalls(this::pulseOf, settings.timing().unheard(), System::nanoTime);
  }

  private Pulse pulseOf(SwitchLink link) {
    FreeSwitchSettings.Timing timing = settings.timing();
    return new Pulse(
        () -> questions.ask(link, "uptime", timing.command()), timing.slow(), System::nanoTime);
  }

  private List<SwitchLink> links() {
    return links;
  }

  private static void unheard(CallEvent event) {
    LOG.warn("Nobody listens to {}", event);
  }

  @Override
  public String name() {
    return "freeswitch";
  }

  @Override
  public synchronized void start(CallListener heard) {
    if (group.isPresent()) {
      throw new IllegalStateException("The engine was started before");
    }
    listener = heard;
    EventLoopGroup loop = new NioEventLoopGroup(1, EventLoopThreads.of(executor));
    group = Optional.of(loop);
    Switchboard switchboard = new Switchboard(calls, questions, late, () -> clearances);
    links = addresses.stream().map(a -> new SwitchLink(a, settings, loop, switchboard)).toList();
    clearances = links.stream().map(Clearance::new).toList();
    startedNanos = System.nanoTime();
    links.forEach(SwitchLink::start);
  }

  @Override
  public synchronized void stop() {
    links.forEach(SwitchLink::stop);
    group.ifPresent(EventLoopThreads::shutDown);
    calls.clear();
  }

  /** Where the switches are. */
  public List<String> hosts() {
    return addresses.stream().map(SwitchAddress::host).toList();
  }

  public SwitchQuestions questions() {
    return questions;
  }

  public FreeSwitchSettings settings() {
    return settings;
  }

  @Override
  public List<SwitchReport> inspect(SwitchReport.Wanted wanted) {
    EventLoopGroup loop =
        group.orElseThrow(() -> new IllegalStateException("The engine was not started"));
    List<CompletableFuture<SwitchReport>> running =
        addresses.stream()
            .map(address -> new SwitchInspection(address, settings, wanted).run(loop))
            .toList();
    return running.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public Acceptance send(CallRequest request) {
    if (calls.contains(request.call())) {
      LOG.warn("Call {} is going on and is not made again", request.call());
      return Acceptance.ACCEPTED;
    }
    Optional<SwitchLink> best =
        links.stream()
            .filter(link -> link.isUp() && link.calls().get() < settings.limits().calls())
            .min(
                Comparator.<SwitchLink>comparingInt(link -> link.calls().get())
                    .thenComparingInt(SwitchLink::sessions));
    if (best.isEmpty()) {
      return Acceptance.NO_SWITCH;
    }
    CallPlan plan = new CallPlan(request.call(), request.startPage(), request.totalPages());
    tracked(plan, best.get(), false).ifPresent(one -> begin(one, request));
    return Acceptance.ACCEPTED;
  }

  private record Tracked(CallTracker tracker, CallSurroundings around) {}

  private void begin(Tracked one, CallRequest request) {
    CallTracker tracker = one.tracker();
    FaxOriginate originate = new FaxOriginate(request);
    Optional<DialString> destination = DialString.of(request.dialString(), request.destination());
    Optional<String> address =
        originate.fileAddress(one.tracker().link().localHost(), settings.fileProxyPort());
    if (destination.isEmpty()) {
      tracker.refuse(
          "INVALID_URL",
          "The number or the dial string of the carrier cannot be used: " + request.dialString());
    } else if (address.isEmpty()) {
      tracker.refuse("INVALID_URL", "The address of the file proxy cannot be used");
    } else {
      tracker.begin(new CallSetup(originate, destination.get(), address.get(), one.around()));
    }
  }

  /** Registers a tracker; empty when the call has one. */
  private Optional<Tracked> tracked(CallPlan plan, SwitchLink link, boolean dialledBefore) {
    CallSurroundings around =
        new CallSurroundings(link, settings, new Mailbox(executor), silent, this::over);
    CallProgress progress = new CallProgress(plan, link.name(), clock, listener);
    if (dialledBefore) {
      progress.takeOver();
    }
    CallTracker tracker = new CallTracker(plan, progress, around);
    return calls.add(tracker) ? Optional.of(new Tracked(tracker, around)) : Optional.empty();
  }

  private void over(CallTracker tracker, TransmissionReport report) {
    ends.remember(report);
    late.isOver(tracker.call());
    calls.remove(tracker);
  }

  @Override
  public void settled(CallId call, String switchName) {
    late.isOver(call);
    silent.forget(call);
    clearances.stream()
        .filter(each -> switchName.isEmpty() || each.link().name().equals(switchName))
        .forEach(each -> each.remove(call));
  }

  @Override
  public void leave(CallId call) {
    calls
        .of(call)
        .ifPresent(
            tracker -> {
              tracker.leave();
              calls.remove(tracker);
            });
  }

  @Override
  public void cancel(CallId call) {
    calls.of(call).ifPresent(CallTracker::cancel);
  }

  @Override
  public CallFate lookUp(CallLookUp asked) {
    if (calls.contains(asked.call())) {
      return new CallFate.Living();
    }
    return ends.of(asked.call())
        .<CallFate>map(CallFate.Ended::new)
        .orElseGet(() -> search(asked).fate(this::takeOver));
  }

  /** Just after the start the switches have a moment to be connected. */
  private CallSearch search(CallLookUp asked) {
    Duration since = Duration.ofNanos(System.nanoTime() - startedNanos);
    Duration left = settings.timing().handshake().minus(since);
    return new CallSearch(
        asked,
        links,
        left.isNegative() ? Duration.ZERO : left,
        settings.timing().command(),
        clock,
        silent);
  }

  /** Follows a call from now on; registered before it is asked for, so that no event is missed. */
  private Optional<CallSearch.Follower> takeOver(CallPlan plan, SwitchLink link) {
    return tracked(plan, link, true)
        .map(
            one ->
                new CallSearch.Follower() {
                  @Override
                  public void follow(CallRecords.Found found) {
                    one.tracker().takeOver(found);
                  }

                  @Override
                  public void leave() {
                    calls.remove(one.tracker());
                  }
                });
  }

  @Override
  public EngineHealth health() {
    List<EngineHealth.Link> states =
        links.stream()
            .map(l -> new EngineHealth.Link(l.name(), l.isUp(), l.calls().get(), l.detail()))
            .toList();
    return new EngineHealth(states.stream().anyMatch(EngineHealth.Link::up), states);
  }
}
