package org.caselli.fax.observe;

import static org.caselli.fax.observe.MeterNames.counter;
import static org.caselli.fax.observe.MeterNames.label;
import static org.caselli.fax.observe.MeterNames.longTimes;
import static org.caselli.fax.observe.MeterNames.shortTimes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Stage;
import org.caselli.fax.port.Measures;

/** {@link Measures} as meters of the server's registry, which {@code /metrics} shows. */
@ApplicationScoped
public class MicrometerMeasures implements Measures {
  /** Stages that a live attempt leaves. */
  private static final Set<Stage> DIALLING =
      EnumSet.of(Stage.ACQUIRE, Stage.ORIGINATE, Stage.NEGOTIATE, Stage.SEND);

  private final MeterRegistry meters;
  private final Map<OutcomeKind, Counter> attempts;
  private final Map<OutcomeKind, Counter> failed;
  private final Map<Stage, Timer> stages;
  private final Map<NoticeTry, Counter> notices;
  private final Map<HookTry, Counter> hooks;
  private final Map<Submitted, Counter> submitted;
  private final Map<Erased, Counter> erased;
  private final Counter delivered;
  private final Counter cancelled;
  private final Counter pagesSent;
  private final Map<Mailed, Counter> mails;
  private final Counter badRows;
  private final Map<Received, Counter> received;
  private final Counter pagesReceived;
  private final Counter claims;
  private final Counter limited;
  private final Timer waits;
  private final Timer shown;
  private final Counter dropped;

  /** For the container's proxy, which measures nothing itself. */
  protected MicrometerMeasures() {
    this(new SimpleMeterRegistry());
  }

  @Inject
  public MicrometerMeasures(MeterRegistry meters) {
    this.meters = meters;
    attempts = each(EnumSet.allOf(OutcomeKind.class), this::attempts);
    failed =
        each(
            EnumSet.complementOf(EnumSet.of(OutcomeKind.DELIVERED, OutcomeKind.CANCELLED)),
            cause -> ended("failed", label(cause)));
    delivered = ended("delivered", "delivered");
    cancelled = ended("cancelled", "cancelled");
    stages = each(DIALLING, this::stage);
    notices = each(EnumSet.allOf(NoticeTry.class), this::notices);
    hooks = each(EnumSet.allOf(HookTry.class), this::hooks);
    received = each(EnumSet.allOf(Received.class), this::receptions);
    submitted = each(EnumSet.allOf(Submitted.class), this::submissions);
    mails = each(EnumSet.allOf(Mailed.class), this::mails);
    erased = each(EnumSet.allOf(Erased.class), this::erasures);
    pagesSent = counter(meters, "fax.pages.sent", "Pages that far ends confirmed");
    badRows = counter(meters, "fax.bad.rows", "Rows of sent pages that arrived damaged");
    pagesReceived = counter(meters, "fax.pages.received", "Pages of received faxes");
    claims = counter(meters, "fax.claims", "Attempts that were begun");
    limited = counter(meters, "fax.rate.limited", "Requests refused because a key makes too many");
    waits =
        longTimes(
            meters, "fax.preparation.wait", "From accepting a fax to working on its document");
    shown =
        shortTimes(meters, "fax.event.delay", "From an event to those who follow it on this node");
    dropped =
        counter(meters, "fax.event.streams.dropped", "Streams of events that ended as too slow");
    for (boolean success : new boolean[] {true, false}) {
      conversions(success);
      fetches(success);
    }
  }

  /** Makes all series known, before anything is counted: asking a proxy for it makes them. */
  void register() {
    meters.getMeters();
  }

  private static <E extends Enum<E>, M> Map<E, M> each(Set<E> values, Function<E, M> make) {
    return values.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), make));
  }

  private Counter attempts(OutcomeKind outcome) {
    return counter(
        meters, "fax.attempts", "Attempts that ended, by outcome", "outcome", label(outcome));
  }

  private Counter ended(String outcome, String cause) {
    return counter(
        meters,
        "fax.faxes.ended",
        "Faxes that came to their end, with the class of the cause",
        "outcome",
        outcome,
        "cause",
        cause);
  }

  private Timer stage(Stage stage) {
    return longTimes(
        meters, "fax.stage", "How long attempts stay in a stage", "stage", label(stage));
  }

  private Counter notices(NoticeTry result) {
    return counter(
        meters, "fax.notices", "Tries to hand a notice to a mail server", "result", label(result));
  }

  private Counter hooks(HookTry result) {
    return counter(
        meters, "fax.webhooks", "Tries to tell a webhook something", "result", label(result));
  }

  private Counter receptions(Received outcome) {
    return counter(
        meters, "fax.faxes.received", "Faxes that came in, by outcome", "outcome", label(outcome));
  }

  private Counter submissions(Submitted result) {
    return counter(meters, "fax.submissions", "Messages to fax_submit", "result", label(result));
  }

  private Counter mails(Mailed answer) {
    return counter(
        meters, "fax.mails", "Mails for fax numbers, by their answer", "result", label(answer));
  }

  private Counter erasures(Erased what) {
    return counter(
        meters, "fax.erased", "Faxes erased, or only their documents", "what", label(what));
  }

  private Timer conversions(boolean success) {
    return longTimes(
        meters, "fax.conversion", "Converting a document to a fax", "result", result(success));
  }

  private Timer fetches(boolean success) {
    return longTimes(meters, "fax.fetch", "Fetching a document by URL", "result", result(success));
  }

  private static String result(boolean success) {
    return success ? "done" : "failed";
  }

  @Override
  public void attemptEnded(OutcomeKind outcome, int pages, int rows) {
    attempts.get(outcome).increment();
    pagesSent.increment(pages);
    badRows.increment(rows);
  }

  @Override
  public void faxEnded(JobState state, OutcomeKind cause) {
    switch (state) {
      case COMPLETED -> delivered.increment();
      case CANCELLED -> cancelled.increment();
      case FAILED, PREPARING, PENDING, PROCESSING -> failed(cause).increment();
    }
  }

  /** A cause that no failure has is a fault of ours, and still counted. */
  private Counter failed(OutcomeKind cause) {
    return failed.getOrDefault(cause, failed.get(OutcomeKind.UNKNOWN));
  }

  @Override
  public void faxReceived(Received outcome, int pages) {
    received.get(outcome).increment();
    pagesReceived.increment(pages);
  }

  @Override
  public void stageTook(Stage stage, Duration length) {
    Timer times = stages.get(stage);
    if (times != null) {
      times.record(length);
    }
  }

  @Override
  public void claimed(int jobs) {
    claims.increment(jobs);
  }

  @Override
  public void preparationBegan(Duration waited) {
    waits.record(waited);
  }

  @Override
  public void converted(boolean success, Duration took) {
    conversions(success).record(took);
  }

  @Override
  public void fetched(boolean success, Duration took) {
    fetches(success).record(took);
  }

  @Override
  public void noticeTried(NoticeTry result) {
    notices.get(result).increment();
  }

  @Override
  public void hookTried(HookTry result) {
    hooks.get(result).increment();
  }

  @Override
  public void submitted(Submitted result) {
    submitted.get(result).increment();
  }

  @Override
  public void mailed(Mailed answer) {
    mails.get(answer).increment();
  }

  @Override
  public void erased(Erased what, int faxes) {
    erased.get(what).increment(faxes);
  }

  @Override
  public void eventShown(Duration delay) {
    shown.record(delay);
  }

  @Override
  public void streamDropped() {
    dropped.increment();
  }

  @Override
  public void rateLimited() {
    limited.increment();
  }

  @Override
  public void answered(String route, String method, int status, Duration took) {
    shortTimes(
            meters,
            "fax.requests",
            "Requests over REST, by class of routes",
            "route",
            route,
            "method",
            method,
            "status",
            Integer.toString(status))
        .record(took);
  }
}
