package org.caselli.fax.app.transmit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.domain.job.Stage;
import org.caselli.fax.port.CallEvent;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of a call in progress: what its events mean, until when it has time, how it
 * is ended. Thread-safe by its own monitor; does no I/O.
 */
final class LiveCall {
  private static final Duration CANCEL_AGAIN = Duration.ofSeconds(2);

  private final UUID attempt;
  private final long fence;
  private final int totalPages;
  private final StageLimits limits;
  private volatile Instant certainSince;
  private final CallTimeline timeline;
  private Instant deadline;
  private @Nullable Instant lastMoment;
  private int pagesConfirmed;
  private String switchName = "";
  private @Nullable Instant dialledAt;
  private @Nullable Instant answeredAt;
  private boolean outOfSight;
  private boolean mayBeOut;
  private @Nullable Stage expired;
  private @Nullable Instant cancelledAgain;
  private @Nullable TransmissionReport report;

  /**
   * Limits of the stages.
   *
   * @param originate from the claim to the answer
   * @param negotiate from the answer to the end of phase B
   * @param send for one page
   * @param whole from the answer to the result, whatever the stages do
   */
  record StageLimits(Duration originate, Duration negotiate, Duration send, Duration whole) {}

  /**
   * A call that is about to be made.
   *
   * @param fence that this node has for the attempt
   */
  LiveCall(UUID attempt, long fence, int totalPages, StageLimits limits, Instant now) {
    this.attempt = attempt;
    this.fence = fence;
    this.certainSince = now;
    this.totalPages = totalPages;
    this.limits = limits;
    this.deadline = now.plus(limits.originate());
    this.timeline = new CallTimeline(now);
  }

  UUID attempt() {
    return attempt;
  }

  /** The network may hear of it from now on. */
  synchronized void released() {
    mayBeOut = true;
  }

  /** What it shows whenever it writes. */
  long fence() {
    return fence;
  }

  /** Since when this node has had it without a doubt. */
  Instant certainSince() {
    return certainSince;
  }

  /** It was claimed so long ago that somebody may have looked for it meanwhile. */
  void isDoubtful() {
    certainSince = Instant.MIN;
  }

  /** The switch that it was made on; empty when it was not, as far as is known here. */
  synchronized String switchName() {
    return report == null || report.switchName().isEmpty() ? switchName : report.switchName();
  }

  synchronized void note(CallEvent event) {
    if (report != null) {
      return;
    }
    Instant at = event.at();
    if (event instanceof CallEvent.Dialled dialled) {
      switchName = dialled.switchName();
      dialledAt = at;
      timeline.enter(Stage.ORIGINATE, at, "Dialled by " + switchName);
    } else if (event instanceof CallEvent.Ringing) {
      timeline.line(at, "The far end rings");
    } else if (event instanceof CallEvent.Answered) {
      answeredAt = at;
      deadline = at.plus(limits.negotiate());
      lastMoment = at.plus(limits.whole());
      timeline.enter(Stage.NEGOTIATE, at, "Answered");
    } else if (event instanceof CallEvent.Negotiated negotiated) {
      deadline = at.plus(limits.send());
      timeline.enter(Stage.SEND, at, sentence(negotiated.negotiation()));
    } else if (event instanceof CallEvent.PageConfirmed page) {
      deadline = at.plus(limits.send());
      pagesConfirmed = Math.max(pagesConfirmed, page.confirmed());
      timeline.page(page.page());
      timeline.enter(
          Stage.SEND, at, "Page " + page.page().page() + " of " + totalPages + " confirmed");
    } else if (event instanceof CallEvent.OutOfSight lost) {
      outOfSight = true;
      timeline.line(
          at, lost.reason() + "; it is asked how the call ends until " + minute(lost.until()));
    } else if (event instanceof CallEvent.InSight) {
      outOfSight = false;
      deadline = at.plus(limits.send());
      lastMoment = at.plus(limits.whole());
      timeline.line(at, "The call is heard again");
    } else if (event instanceof CallEvent.Ended ended) {
      end(ended.report());
    }
  }

  private static Instant minute(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }

  private static String sentence(Negotiation negotiation) {
    return "Negotiated "
        + negotiation.rateBps()
        + " bit/s, "
        + (negotiation.ecm() ? "ECM, " : "no ECM, ")
        + (negotiation.t38() ? "T.38" : "audio")
        + negotiation.remoteStationId().map(id -> ", station " + id).orElse("");
  }

  private void end(TransmissionReport heard) {
    report = expired == null ? heard : timedOut(heard, expired);
    pagesConfirmed = Math.max(pagesConfirmed, report.pagesConfirmed());
    timeline.enter(
        Stage.END, heard.endedAt(), report.success() ? "Delivered" : "Ended: " + why(report));
  }

  private static String why(TransmissionReport report) {
    return report.t30Text().or(report::hangupCause).orElse(report.reason());
  }

  private TransmissionReport timedOut(TransmissionReport heard, Stage stalled) {
    boolean ours =
        switch (heard.ending()) {
          case NOT_DIALLED, UNKNOWN -> false;
          case FAX_RESULT -> !heard.success();
          case NOT_ANSWERED, NO_FAX_RESULT, TIMED_OUT, CANCELLED -> true;
        };
    if (!ours) {
      return heard;
    }
    return TransmissionReport.of(heard.call(), heard.endedAt(), CallEnding.TIMED_OUT)
        .reason("The fax timed out in stage " + stalled.name().toLowerCase(java.util.Locale.ROOT))
        .pagesConfirmed(heard.pagesConfirmed())
        .pages(heard.pages())
        .switchName(heard.switchName())
        .facts(heard.facts())
        .build();
  }

  /** The stages that it has left, and how long it was in each. */
  synchronized Map<Stage, Duration> stages() {
    return timeline.stages();
  }

  /** Whether the stage has just run out of time; the call is to be cancelled then. */
  synchronized boolean expires(Instant now) {
    if (report != null || expired != null || outOfSight) {
      return false;
    }
    if (!now.isAfter(deadline) && !lasts(now)) {
      return false;
    }
    expired = timeline.stage();
    timeline.line(
        now,
        lasts(now)
            ? "The call lasts longer than it may; it is being ended"
            : "No progress in time; the call is being ended");
    deadline = now.plus(LiveCalls.GRACE);
    return true;
  }

  private boolean lasts(Instant now) {
    return lastMoment != null && now.isAfter(lastMoment);
  }

  /**
   * Somebody wants its end; whether the engine is to be told, which is so now and again until it
   * has ended: the first time may have been before the engine knew of the call.
   */
  synchronized boolean cancels(Instant now) {
    if (report != null || (cancelledAgain != null && now.isBefore(cancelledAgain))) {
      return false;
    }
    if (cancelledAgain == null) {
      timeline.line(now, "Cancelled; the call is being ended");
    }
    cancelledAgain = now.plus(CANCEL_AGAIN);
    return true;
  }

  /** Whether the engine did not end the call although it was cancelled long ago. */
  synchronized boolean isAbandoned(Instant now) {
    return report == null && expired != null && !outOfSight && now.isAfter(deadline);
  }

  /** What is told of a call that the engine never ended: whether it is up still, nobody knows. */
  synchronized TransmissionReport abandoned(Instant now) {
    CallEnding ending = mayBeOut ? CallEnding.UNKNOWN : CallEnding.TIMED_OUT;
    return TransmissionReport.of(call(), now, ending)
        .pagesConfirmed(pagesConfirmed)
        .switchName(switchName)
        .build();
  }

  synchronized Optional<TransmissionReport> report() {
    return Optional.ofNullable(report);
  }

  /** What is new since it was asked last. */
  synchronized Optional<Progress> takeProgress() {
    return timeline.take(this::progress);
  }

  /** The same, when it enters another stage, or when nothing was taken in this way of late. */
  synchronized Optional<Progress> takeNews(Instant now) {
    return timeline.hasNews(now) ? timeline.take(this::progress) : Optional.empty();
  }

  private Progress progress(List<AttemptEvent> events, List<PageResult> pages) {
    return new Progress(
        attempt,
        fence,
        timeline.stage(),
        pagesConfirmed,
        switchName,
        Optional.ofNullable(dialledAt),
        Optional.ofNullable(answeredAt),
        events,
        pages);
  }

  /** What was taken could not be written; it is new again. */
  synchronized void putBack(Progress progress) {
    timeline.putBack(progress.events(), progress.pages());
  }

  /**
   * Continues what another life of a node began.
   *
   * @param eventsBefore lines of its timeline
   */
  synchronized void continues(Attempt before, int eventsBefore, Instant now) {
    mayBeOut = true;
    pagesConfirmed = before.pagesConfirmed();
    switchName = before.switchName();
    deadline = now.plus(limits.send());
    lastMoment = now.plus(limits.whole());
    timeline.continues(eventsBefore, now);
  }

  CallId call() {
    return new CallId(attempt);
  }
}
