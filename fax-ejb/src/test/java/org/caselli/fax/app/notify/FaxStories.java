package org.caselli.fax.app.notify;

import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.retry.RetryDecision;
import org.caselli.fax.domain.retry.RetryDecision.Verdict;

/** Makes faxes whose jobs have ended, in a world. */
final class FaxStories {
  static final String TO = "+15005550017";

  private final NoticeWorld world;
  private String fromName = "Jane Roe";
  private String toName = "Dr. Smith";
  private String timezone = "";
  private Optional<DeliveryWish> wish = Optional.empty();
  private int faxCount;

  FaxStories(NoticeWorld world) {
    this.world = world;
  }

  FaxStories from(String name) {
    fromName = name;
    return this;
  }

  FaxStories to(String name) {
    toName = name;
    return this;
  }

  /** They come by mails of a sender who asked to be told. */
  FaxStories wishing(DeliveryWish wanted) {
    wish = Optional.of(wanted);
    return this;
  }

  FaxStories zone(String zone) {
    timezone = zone;
    return this;
  }

  /** A fax of three pages with original, fax file and PDF; its job is pending. */
  Fax fax() {
    Fax fax = bare();
    fax.keepsOriginal(world.blobs.keep("application/msword", "the original").id());
    fax.keepsFaxFile(world.blobs.keep("image/tiff", "the tiff").id(), 3, 8);
    fax.keepsPdf(world.blobs.keep("application/pdf", "%PDF the view").id());
    return fax;
  }

  /** A fax without a document. */
  Fax bare() {
    UUID id = new UUID(2, ++faxCount);
    FaxOptions options =
        new FaxOptions(
            "",
            "",
            timezone,
            List.of(),
            Map.of(),
            Map.of(),
            false,
            TO,
            Optional.empty(),
            FaxOptions.Look.AS_SET);
    Fax fax =
        Fax.outbound(
            id,
            new Fax.Parties(
                NoticeWorld.ACCOUNT,
                Optional.of(NoticeWorld.FAXBOX),
                "+15005550100",
                fromName,
                TO,
                toName),
            wish.map(options::wishing).orElse(options),
            "{}",
            NoticeWorld.NOON);
    world.faxes.put(id, fax);
    world.jobs.put(
        id,
        new Job(id, NoticeWorld.ACCOUNT, TO, 3, Schedule.AT_ONCE, "correlation", NoticeWorld.NOON));
    return fax;
  }

  Fax delivered() {
    Fax fax = fax();
    TransmissionReport report =
        TransmissionReport.of(call(fax, 1), ended(fax, 1), CallEnding.FAX_RESULT)
            .success(true)
            .sipStatus(200)
            .hangupCause("NORMAL_CLEARING")
            .t30(0, "OK")
            .pagesConfirmed(3)
            .negotiation(new Negotiation(14_400, true, true, Optional.of("Smith & Co")))
            .build();
    attempt(fax, report, Verdict.DELIVERED, 3);
    fax.attempted(Facts.NONE, true, report.endedAt());
    return fax;
  }

  /** Busy first, broken off after two pages then. */
  Fax failed() {
    return failed(fax());
  }

  Fax failed(Fax fax) {
    attempt(
        fax,
        TransmissionReport.of(call(fax, 1), ended(fax, 1), CallEnding.NOT_ANSWERED)
            .sipStatus(486)
            .hangupCause("USER_BUSY")
            .build(),
        Verdict.RETRY,
        0);
    attempt(
        fax,
        TransmissionReport.of(call(fax, 2), ended(fax, 2), CallEnding.FAX_RESULT)
            .sipStatus(200)
            .hangupCause("NORMAL_CLEARING")
            .t30(49, "The call dropped prematurely")
            .pagesConfirmed(2)
            .build(),
        Verdict.GIVE_UP,
        2);
    return fax;
  }

  /** Nobody knows how its call ended. */
  Fax lost() {
    Fax fax = fax();
    attempt(
        fax,
        TransmissionReport.of(call(fax, 1), ended(fax, 1), CallEnding.UNKNOWN).build(),
        Verdict.GIVE_UP,
        0);
    return fax;
  }

  /** Its last call was answered so long before its end, as the journal of calls writes it. */
  void answered(Fax fax, Duration before) {
    List<Attempt> attempts = world.attempts.get(fax.id());
    Attempt last = attempts.get(attempts.size() - 1);
    try {
      Field field = Attempt.class.getDeclaredField("answeredAt");
      field.setAccessible(true);
      field.set(last, last.endedAt().orElseThrow().minus(before));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Could not even be prepared. */
  Fax unreadable() {
    Fax fax = bare();
    fax.keepsOriginal(world.blobs.keep("application/pdf", "no pdf").id());
    world.jobs.get(fax.id()).failed("The document is not readable", NoticeWorld.NOON);
    return fax;
  }

  static CallId call(Fax fax, int ordinal) {
    return new CallId(new UUID(fax.id().getLeastSignificantBits() + 100, ordinal));
  }

  private static Instant ended(Fax fax, int ordinal) {
    return NoticeWorld.NOON.plus(Duration.ofMinutes(10L * ordinal));
  }

  private void attempt(Fax fax, TransmissionReport report, Verdict verdict, int confirmed) {
    Job job = world.jobs.get(fax.id());
    List<Attempt> attempts = world.attempts.computeIfAbsent(fax.id(), id -> new ArrayList<>());
    if (attempts.isEmpty()) {
      job.prepared(NoticeWorld.NOON, NoticeWorld.NOON);
    }
    Instant claimed = report.endedAt().minusSeconds(90);
    Attempt attempt =
        new Attempt(
            report.call().value(),
            job,
            new Attempt.Owner("node", new UUID(0, 1)),
            true,
            "token",
            0,
            3,
            claimed);
    job.claimed(attempt.id(), claimed);
    AttemptOutcome outcome = AttemptOutcome.of(report);
    attempt.ended(report, outcome, Facts.of(report, outcome, 90));
    attempts.add(attempt);
    job.attemptEnded(
        attempt.id(),
        new RetryDecision(verdict, Duration.ofMinutes(5), attempts.size(), 3, ""),
        confirmed,
        outcome.isDelivered() ? "" : outcome.sentence(),
        report.endedAt());
  }

  /** A fax that came in with so many pages; as a TIFF and, unless it cannot be read, as a PDF. */
  Fax received(Map<String, Object> result, int pages) {
    Fax fax =
        Fax.inbound(
            new UUID(2, ++faxCount),
            new Fax.Parties(
                NoticeWorld.ACCOUNT,
                Optional.of(NoticeWorld.FAXBOX),
                "+13125550111",
                fromName,
                TO,
                ""),
            new FaxOptions(
                "",
                "",
                timezone,
                List.of(),
                Map.of(),
                Map.of(),
                false,
                "",
                Optional.empty(),
                FaxOptions.Look.AS_SET),
            new Facts(result),
            NoticeWorld.NOON);
    if (pages > 0) {
      fax.keepsFaxFile(world.blobs.keep("image/tiff", "the tiff").id(), pages, 8);
      fax.keepsPdf(world.blobs.keep("application/pdf", "%PDF the view").id());
    }
    world.faxes.put(fax.id(), fax);
    return fax;
  }
}
