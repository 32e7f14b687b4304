package org.caselli.fax.app.announce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.domain.reception.ReceivedFacts;
import org.caselli.fax.domain.reception.Reception;

/** Something that has just happened to a fax, in the words of its event. */
public record News(
    Kind kind, FaxEvent.About about, Optional<JobState> state, String status, Facts facts) {
  public News {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(about);
    Objects.requireNonNull(state);
    Objects.requireNonNull(status);
    Objects.requireNonNull(facts);
  }

  /** The fax will be sent. */
  public static News accepted(Fax fax) {
    return new News(
        Kind.ACCEPTED,
        FaxEvent.About.of(fax),
        Optional.of(JobState.PREPARING),
        "The fax was accepted",
        parties(fax));
  }

  /** The document has become a fax file and waits for its turn. */
  public static News prepared(Fax fax) {
    return new News(
        Kind.PREPARE,
        FaxEvent.About.of(fax),
        Optional.of(JobState.PENDING),
        "The document is prepared",
        new Facts(Map.of("total_pages", fax.pages())));
  }

  /** The document can never be sent. */
  public static News unprepared(Fax fax, String why) {
    return new News(
        Kind.ERROR, FaxEvent.About.of(fax), Optional.of(JobState.FAILED), why, fax.result());
  }

  /** An attempt begins. */
  public static News started(Fax fax, Attempt attempt) {
    return new News(
        Kind.START,
        FaxEvent.About.of(fax),
        Optional.of(JobState.PROCESSING),
        "Attempt " + attempt.ordinal() + " begins",
        new Facts(
            Map.of(
                "attempt", attempt.ordinal(),
                "attempt_id", attempt.id().toString(),
                "total_pages", attempt.totalPages())));
  }

  /** A call goes on. */
  public static News underWay(Fax fax, Attempt attempt, Progress progress) {
    int page = attempt.startPage() + progress.pagesConfirmed();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("attempt", attempt.ordinal());
    facts.put("attempt_id", attempt.id().toString());
    facts.put("stage", progress.stage().name().toLowerCase(Locale.ROOT));
    facts.put("page", page);
    facts.put("total_pages", attempt.totalPages());
    Optional<AttemptEvent> last = lastOf(progress.events());
    last.ifPresent(line -> facts.put("happened_at", line.at().toString()));
    String status =
        progress.pages().isEmpty()
            ? last.map(AttemptEvent::fact).orElse("The call goes on")
            : "Sent page " + page + " of " + attempt.totalPages();
    return new News(
        Kind.SEND,
        FaxEvent.About.of(fax),
        Optional.of(JobState.PROCESSING),
        status,
        new Facts(facts));
  }

  private static Optional<AttemptEvent> lastOf(List<AttemptEvent> lines) {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }

  /** A call begins that brings a fax. */
  public static News callBegan(Reception reception) {
    return new News(
        Kind.START,
        FaxEvent.About.of(reception),
        Optional.empty(),
        "A fax comes in",
        callers(reception));
  }

  /** A call that brings a fax goes on. */
  public static News receiving(Reception reception) {
    Map<String, Object> facts = new LinkedHashMap<>(callers(reception).values());
    facts.put("page", reception.pages());
    facts.put("remote_station_id", reception.remoteStationId());
    return new News(
        Kind.RECEIVING,
        FaxEvent.About.of(reception),
        Optional.empty(),
        reception.pages() == 0
            ? "The sender's machine says who it is"
            : "Page " + reception.pages() + " has come",
        new Facts(facts));
  }

  private static Facts callers(Reception reception) {
    Reception.Line line = reception.line();
    return new Facts(
        Map.of(
            "from_number", line.fromNumber(),
            "from_name", line.fromName(),
            "to_number", line.toNumber()));
  }

  /** The same of a fax that was in the inbox already, without its pages. */
  public News late() {
    Map<String, Object> values = new LinkedHashMap<>(facts.values());
    values.put(LoggedEvent.LATE, true);
    return new News(kind, about, state, status, new Facts(values));
  }

  /** An attempt ended, and with it perhaps the job. */
  public static News concluded(Fax fax, Job job) {
    Kind kind =
        switch (job.state()) {
          case COMPLETED -> Kind.END;
          case FAILED -> Kind.ERROR;
          case CANCELLED -> Kind.CANCELLED;
          case PREPARING, PENDING, PROCESSING -> Kind.RETRY;
        };
    String status = kind == Kind.END ? "The fax was delivered" : job.reason();
    return new News(kind, FaxEvent.About.of(fax), Optional.of(job.state()), status, fax.result());
  }

  /** The fax was cancelled before its next attempt. */
  public static News cancelled(Fax fax) {
    return new News(
        Kind.CANCELLED,
        FaxEvent.About.of(fax),
        Optional.of(JobState.CANCELLED),
        "The fax was cancelled",
        Facts.NONE);
  }

  /** A fax came in. */
  public static News received(Fax fax) {
    Map<String, Object> facts = new LinkedHashMap<>(parties(fax).values());
    facts.putAll(fax.result().values());
    return new News(
        Kind.RECEIVE,
        FaxEvent.About.of(fax),
        Optional.empty(),
        "A fax was received",
        new Facts(facts));
  }

  /** A call brought a fax in part, or none. */
  public static News notReceived(Fax fax) {
    Map<String, Object> facts = new LinkedHashMap<>(parties(fax).values());
    facts.putAll(fax.result().values());
    String why = ReceivedFacts.error(fax.result());
    return new News(
        Kind.ERROR,
        FaxEvent.About.of(fax),
        Optional.empty(),
        (fax.pages() > 0 ? "A fax was received in part: " : "A fax was not received: ") + why,
        new Facts(facts));
  }

  /** A document has come to be, was changed, or is gone, of which nothing else tells. */
  public static News ofDocument(Kind kind, FaxEvent.About about) {
    if (!kind.isOfDocument()) {
      throw new IllegalArgumentException(kind + " says more than what became of a document");
    }
    String what = about.subject().isFax() ? "The fax" : "The faxbox";
    String status =
        switch (kind) {
          case DOC_CREATED -> what + " was created";
          case DOC_DELETED -> what + " was deleted";
          default -> what + " was changed";
        };
    return new News(kind, about, Optional.empty(), status, Facts.NONE);
  }

  private static Facts parties(Fax fax) {
    return new Facts(
        Map.of(
            "from_number", fax.fromNumber(),
            "from_name", fax.fromName(),
            "to_number", fax.toNumber(),
            "to_name", fax.toName()));
  }
}
