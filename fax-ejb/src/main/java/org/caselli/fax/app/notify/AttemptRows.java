package org.caselli.fax.app.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.caselli.fax.domain.job.Attempt;

/** How notices tell of the attempts to send a fax. Pure. */
final class AttemptRows {
  private AttemptRows() {}

  /** All of them, in order, as templates show them. */
  static List<Map<String, Object>> of(NoticeStory story) {
    return story.attempts().stream().map(attempt -> shown(attempt, story)).toList();
  }

  private static Map<String, Object> shown(Attempt attempt, NoticeStory story) {
    Words words = story.words();
    return Map.of(
        "ordinal",
        attempt.ordinal(),
        "time",
        words.date(attempt.dialledAt().orElseGet(attempt::claimedAt), story.zone()),
        "result",
        attempt.reason().isEmpty()
            ? words.say("out.attempt.open")
            : NoticeWords.sentence(Causes.KNOWN.told(attempt.reason(), words)),
        "technical",
        NoticeWords.oneLine(technical(attempt, words)));
  }

  private static String technical(Attempt attempt, Words words) {
    List<String> facts = new ArrayList<>();
    attempt.sipStatus().ifPresent(status -> facts.add("SIP " + status));
    if (!attempt.hangupCause().isEmpty()) {
      facts.add(attempt.hangupCause());
    }
    if (!t30(attempt).isEmpty()) {
      facts.add("T.30 " + t30(attempt));
    }
    if (attempt.pagesConfirmed() > 0) {
      facts.add(words.say("out.attempt.confirmed", words.pages(attempt.pagesConfirmed())));
    }
    facts.add("call " + attempt.call());
    return String.join(", ", facts);
  }

  /** Facts of the last attempt for the details of its fax. */
  static void addCall(Details rows, Attempt last, NoticeStory story) {
    Words words = story.words();
    rows.add("duration", duration(last, words));
    rows.add("answered_by", fact(last, "fax_receiver_id"));
    boolean corrected = "true".equals(fact(last, "fax_error_correction"));
    rows.add("speed", Rate.of(fact(last, "fax_speed"), corrected, words).orElse(""));
    if (!story.isGood()) {
      rows.add("sip_status", number(last.sipStatus()));
      rows.add("hangup_cause", last.hangupCause());
      rows.add("t30_result", t30(last));
    }
    rows.add("call_id", last.call().toString());
  }

  private static String duration(Attempt attempt, Words words) {
    return attempt
        .endedAt()
        .flatMap(
            end -> attempt.answeredAt().or(attempt::dialledAt).map(at -> Duration.between(at, end)))
        .filter(duration -> !duration.isNegative())
        .map(words::duration)
        .orElse("");
  }

  private static String fact(Attempt attempt, String name) {
    Object value = attempt.facts().values().get(name);
    return value == null ? "" : String.valueOf(value);
  }

  private static String number(OptionalInt value) {
    return value.isPresent() ? String.valueOf(value.getAsInt()) : "";
  }

  /** Code and text, as far as there are any. */
  static String t30(Attempt attempt) {
    String code = number(attempt.t30Code());
    if (code.isEmpty()) {
      return attempt.t30Text();
    }
    return attempt.t30Text().isEmpty() ? code : code + ": " + attempt.t30Text();
  }
}
