package org.caselli.fax.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.caselli.fax.app.live.LiveEvents;
import org.caselli.fax.app.transmit.LiveCalls;
import org.caselli.fax.boot.Converters;
import org.caselli.fax.boot.InboundLine;
import org.caselli.fax.domain.job.Backlog;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.webhook.Deliveries.Waiting;
import org.caselli.fax.imaging.worker.WorkerStatistics;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.TelephonyEngine;
import org.caselli.fax.smtp.MailEntrance;

/**
 * What {@code /metrics} shows of the present moment. What comes from the database is the same on
 * every node, and NaN while the database does not tell.
 */
@ApplicationScoped
public class Gauges {
  private static final List<JobState> UNFINISHED =
      List.of(JobState.PREPARING, JobState.PENDING, JobState.PROCESSING);

  private final MeterRegistry meters;
  private final Probes probes;
  private final TelephonyEngine engine;
  private final LiveCalls calls;
  private final Converters converters;
  private final InboundLine inbound;
  private final MailEntrance mail;
  private final LiveEvents live;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Gauges() {
    this(null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public Gauges(
      MeterRegistry meters,
      Probes probes,
      TelephonyEngine engine,
      LiveCalls calls,
      Converters converters,
      InboundLine inbound,
      MailEntrance mail,
      LiveEvents live,
      Clock clock) {
    this.meters = meters;
    this.probes = probes;
    this.engine = engine;
    this.calls = calls;
    this.converters = converters;
    this.inbound = inbound;
    this.mail = mail;
    this.live = live;
    this.clock = clock;
  }

  /** Makes them known; once. */
  void register() {
    backlog();
    webhooks();
    surroundings();
    switches();
    workers();
    arrivals();
  }

  private void backlog() {
    for (JobState state : UNFINISHED) {
      gauge(
          "fax.jobs",
          "Jobs that have not ended, by state",
          waiting(backlog -> backlog.jobs().getOrDefault(state, 0L)),
          "state",
          MeterNames.label(state));
    }
    gauge("fax.jobs.due", "Jobs that could be sent now: the queue's depth", waiting(Backlog::due));
    gauge(
        "fax.oldest.due.seconds",
        "For how long the oldest of them has been due, apart from what is held back",
        waiting(backlog -> age(backlog.oldestDue())));
    gauge(
        "fax.sending.paused",
        "1 while sending is paused for the whole system",
        g -> g.probes.heldBack().map(held -> one(held.everybody())).orElse(Double.NaN));
    gauge(
        "fax.accounts.paused",
        "Accounts for which it is paused by themselves",
        g -> g.probes.heldBack().map(held -> (double) held.accounts().size()).orElse(Double.NaN));
    gauge("fax.slots.in.use", "Attempts that hold a slot", waiting(Backlog::slotsInUse));
    gauge("fax.notices.waiting", "Notices that wait to be sent", waiting(Backlog::notices));
    gauge(
        "fax.oldest.notice.seconds",
        "Age of the oldest notice that waits",
        waiting(backlog -> age(backlog.oldestNotice())));
    gauge(
        "fax.events.waiting",
        "Events that listeners have not been told yet",
        waiting(Backlog::events));
  }

  private ToDoubleFunction<Gauges> waiting(Function<Backlog, Number> part) {
    return gauges -> gauges.probes.backlog().map(part).map(Number::doubleValue).orElse(Double.NaN);
  }

  private void webhooks() {
    gauge("fax.webhooks.waiting", "Deliveries that wait", hooks(Waiting::deliveries));
    gauge(
        "fax.oldest.webhook.seconds",
        "Age of the oldest delivery that waits",
        hooks(waiting -> age(waiting.oldest())));
    gauge("fax.webhooks.failing", "Webhooks that take nothing at present", hooks(Waiting::failing));
  }

  private ToDoubleFunction<Gauges> hooks(Function<Waiting, Number> part) {
    return gauges -> gauges.probes.webhooks().map(part).map(Number::doubleValue).orElse(Double.NaN);
  }

  private long age(Optional<Instant> since) {
    return since.map(at -> Duration.between(at, clock.instant()).toSeconds()).orElse(0L);
  }

  private void surroundings() {
    gauge("fax.database.up", "1 while the database answers", g -> one(g.probes.databaseIsUp()));
    gauge("fax.broker.up", "1 while the broker answers", g -> one(g.probes.brokerIsUp()));
    gauge(
        "fax.dead.letters",
        "Messages that nobody could make use of, in DLQ and fax_submit_dead",
        g -> g.probes.deadLetters());
    gauge("fax.calls.live", "Calls that this node follows", g -> g.calls.count());
    for (String place : List.of("data", "journal")) {
      gauge(
          "fax.disk.free.bytes",
          "Free bytes of the data directory and of the broker's journal",
          g -> Optional.ofNullable(g.probes.freeBytes().get(place)).orElse(0L),
          "place",
          place);
    }
    gauge(
        "fax.disk.limit.bytes",
        "Free bytes below which the node is not ready",
        g -> g.probes.databaseIsUp() ? g.probes.freeLimit() : Double.NaN);
  }

  private void switches() {
    for (EngineHealth.Link each : engine.health().links()) {
      String name = each.name();
      gauge("fax.switch.up", "1 while a switch can take calls", g -> g.isUp(name), "switch", name);
      gauge("fax.switch.calls", "Our calls on a switch", g -> g.callsOn(name), "switch", name);
    }
    gauge(
        "fax.engine.able", "1 while any switch can take calls", g -> one(g.engine.health().able()));
  }

  private double isUp(String name) {
    return link(name).map(link -> one(link.up())).orElse(0.0);
  }

  private double callsOn(String name) {
    return link(name).map(link -> (double) link.calls()).orElse(0.0);
  }

  private Optional<EngineHealth.Link> link(String name) {
    return engine.health().links().stream().filter(link -> link.name().equals(name)).findFirst();
  }

  private void workers() {
    worker("idle", WorkerStatistics::idle);
    worker("busy", WorkerStatistics::busy);
    gauge(
        "fax.conversions.waiting",
        "Documents that wait for a worker",
        g -> g.converters.workers().waiting());
  }

  private void worker(String state, ToDoubleFunction<WorkerStatistics> count) {
    gauge(
        "fax.conversion.workers",
        "Processes that convert documents",
        g -> count.applyAsDouble(g.converters.workers()),
        "state",
        state);
  }

  private void arrivals() {
    gauge("fax.inbound.calls", "Calls that switches hand to this node", g -> g.inbound.calls());
    gauge("fax.mail.open", "1 while the port for mail is open", g -> one(g.mail.port() != 0));
    gauge("fax.event.streams", "Clients that follow events on this node", g -> g.live.count());
    gauge("fax.mail.sessions", "Connections of mail servers", g -> g.mail.sessions());
  }

  private static double one(boolean fact) {
    return fact ? 1 : 0;
  }

  private void gauge(String name, String help, ToDoubleFunction<Gauges> value, String... labels) {
    Gauge.builder(name, this, value)
        .strongReference(true)
        .description(help)
        .tags(Tags.of(labels))
        .register(meters);
  }
}
