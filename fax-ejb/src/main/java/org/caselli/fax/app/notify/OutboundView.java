package org.caselli.fax.app.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;

/** The view of a fax that was sent, or not. Pure. */
final class OutboundView implements NoticeView {
  private static final int LONGEST_REASON = 120;

  private final NoticeStory story;
  private final Fax fax;
  private final Job job;

  OutboundView(NoticeStory story) {
    this.story = story;
    this.fax = story.fax();
    this.job = story.job().orElseThrow();
  }

  @Override
  public String subject() {
    String number = NoticeWords.oneLine(fax.toNumber());
    if (story.isGood()) {
      return "Fax to " + number + " delivered";
    }
    String reason = reason();
    return "Fax to "
        + number
        + " failed: "
        + (reason.length() > LONGEST_REASON
            ? reason.substring(0, LONGEST_REASON - 1) + "…"
            : reason);
  }

  @Override
  public Map<String, Object> values(String remark) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("headline", headline());
    values.put("colour", story.isGood() ? NoticeWords.GREEN : NoticeWords.RED);
    values.put("sentence", sentence());
    values.put("advice", advice());
    values.put("details", details());
    values.put("hasAttempts", !story.isGood() && !attempts().isEmpty() || attempts().size() > 1);
    values.put("attempts", attempts());
    values.put("remark", remark);
    story.signInto(values);
    return values;
  }

  private String headline() {
    if (story.isGood()) {
      return "Your fax was delivered";
    }
    return isUnknown() ? "Your fax may not have been delivered" : "Your fax was not delivered";
  }

  /**
   * Nobody knows how the last call ended; to deny the delivery would be as false as to claim it.
   */
  private boolean isUnknown() {
    return story
        .lastAttempt()
        .filter(last -> last.outcome().equals(OutcomeKind.UNKNOWN.name()))
        .isPresent();
  }

  private String reason() {
    String reason = NoticeWords.oneLine(job.reason());
    return reason.isEmpty() ? "the reason is not known" : reason;
  }

  private String to() {
    return NoticeWords.party(fax.toName(), fax.toNumber());
  }

  private String sentence() {
    String box = story.faxbox().isEmpty() ? "" : " from " + NoticeWords.oneLine(story.faxbox());
    return story.isGood()
        ? "The fax" + box + " to " + to() + " was received there: " + received() + "."
        : "The fax" + box + " to " + to() + " failed. " + NoticeWords.sentence(reason());
  }

  private String received() {
    return fax.pages() == 0 ? "all pages" : NoticeWords.pages(fax.pages());
  }

  private String advice() {
    int confirmed = job.confirmedPages();
    if (isUnknown()) {
      return "Ask the recipient before you send it again.";
    }
    return confirmed > 0
        ? "The far end confirmed "
            + NoticeWords.pages(confirmed)
            + " of "
            + fax.pages()
            + " before that."
        : "No page of it was confirmed by the far end.";
  }

  private List<Map<String, Object>> details() {
    List<Map<String, Object>> rows = new ArrayList<>();
    NoticeWords.add(rows, "From", NoticeWords.party(fax.fromName(), fax.fromNumber()));
    NoticeWords.add(rows, "To", to());
    NoticeWords.add(rows, "Pages", fax.pages() == 0 ? "" : String.valueOf(fax.pages()));
    NoticeWords.add(
        rows,
        story.isGood() ? "Delivered" : "Given up",
        NoticeWords.date(story.endedAt(), story.zone()));
    story.lastAttempt().ifPresent(last -> addCall(rows, last));
    NoticeWords.add(rows, "Attempts", String.valueOf(job.attempts()));
    return rows;
  }

  private void addCall(List<Map<String, Object>> rows, Attempt last) {
    NoticeWords.add(rows, "Duration", duration(last));
    NoticeWords.add(rows, "Answered by", fact(last, "fax_receiver_id"));
    NoticeWords.add(rows, "Speed", speed(last));
    if (!story.isGood()) {
      NoticeWords.add(rows, "SIP status", number(last.sipStatus()));
      NoticeWords.add(rows, "Hangup cause", last.hangupCause());
      NoticeWords.add(rows, "T.30 result", t30(last));
    }
    NoticeWords.add(rows, "Call id", last.call().toString());
  }

  private static String duration(Attempt attempt) {
    return attempt
        .endedAt()
        .flatMap(
            end -> attempt.answeredAt().or(attempt::dialledAt).map(at -> Duration.between(at, end)))
        .filter(duration -> !duration.isNegative())
        .map(NoticeWords::duration)
        .orElse("");
  }

  private static String fact(Attempt attempt, String name) {
    Object value = attempt.facts().values().get(name);
    return value == null ? "" : String.valueOf(value);
  }

  private static String speed(Attempt attempt) {
    String rate = fact(attempt, "fax_speed");
    if (rate.isEmpty() || rate.equals("0")) {
      return "";
    }
    boolean ecm = "true".equals(fact(attempt, "fax_error_correction"));
    return rate + " bit/s" + (ecm ? ", with error correction" : ", without error correction");
  }

  private static String number(OptionalInt value) {
    return value.isPresent() ? String.valueOf(value.getAsInt()) : "";
  }

  private static String t30(Attempt attempt) {
    String code = number(attempt.t30Code());
    if (code.isEmpty()) {
      return attempt.t30Text();
    }
    return attempt.t30Text().isEmpty() ? code : code + ": " + attempt.t30Text();
  }

  private List<Map<String, Object>> attempts() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Attempt attempt : story.attempts()) {
      rows.add(
          Map.of(
              "ordinal",
              attempt.ordinal(),
              "time",
              NoticeWords.date(attempt.dialledAt().orElseGet(attempt::claimedAt), story.zone()),
              "result",
              attempt.reason().isEmpty()
                  ? "It is not over yet."
                  : NoticeWords.sentence(attempt.reason()),
              "technical",
              NoticeWords.oneLine(technical(attempt))));
    }
    return rows;
  }

  private static String technical(Attempt attempt) {
    List<String> facts = new ArrayList<>();
    attempt.sipStatus().ifPresent(status -> facts.add("SIP " + status));
    if (!attempt.hangupCause().isEmpty()) {
      facts.add(attempt.hangupCause());
    }
    if (!t30(attempt).isEmpty()) {
      facts.add("T.30 " + t30(attempt));
    }
    if (attempt.pagesConfirmed() > 0) {
      facts.add(NoticeWords.pages(attempt.pagesConfirmed()) + " confirmed");
    }
    facts.add("call " + attempt.call());
    return String.join(", ", facts);
  }
}
