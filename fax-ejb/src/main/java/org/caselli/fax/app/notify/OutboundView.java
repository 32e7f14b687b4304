package org.caselli.fax.app.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.notice.NoticeKind;

/** The view of a fax that was sent, was not, or still waits. Pure. */
final class OutboundView implements NoticeView {
  private static final int LONGEST_REASON = 120;

  private final NoticeStory story;
  private final Fax fax;
  private final Job job;
  private final Words words;

  OutboundView(NoticeStory story) {
    this.story = story;
    this.fax = story.fax();
    this.job = story.job().orElseThrow();
    this.words = story.words();
  }

  @Override
  public String subject() {
    return words.say(
        "out." + way() + ".subject",
        NoticeWords.oneLine(fax.toNumber()),
        NoticeWords.cut(reason(), LONGEST_REASON));
  }

  /** What became of the fax, as a part of keys. */
  private String way() {
    if (waits()) {
      return "waits";
    }
    return story.isGood() ? "delivered" : "failed";
  }

  private boolean waits() {
    return story.kind() == NoticeKind.DELAY;
  }

  @Override
  public Map<String, Object> values() {
    List<Map<String, Object>> attempts = AttemptRows.of(story);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "headline", words.say("out." + way() + ".headline" + (isUnknown() ? ".unknown" : "")));
    colour().putInto(values);
    values.put("sentence", sentence());
    values.put("advice", advice());
    values.put("details", details());
    values.put("hasAttempts", !story.isGood() && !attempts.isEmpty() || attempts.size() > 1);
    values.put("attempts", attempts);
    return values;
  }

  private Colour colour() {
    if (waits()) {
      return Colour.AMBER;
    }
    return story.isGood() ? Colour.GREEN : Colour.RED;
  }

  /**
   * Nobody knows how the last call ended; to deny the delivery would be as false as to claim it.
   */
  private boolean isUnknown() {
    return story.kind() == NoticeKind.ERROR
        && story
            .lastAttempt()
            .filter(last -> last.outcome().equals(OutcomeKind.UNKNOWN.name()))
            .isPresent();
  }

  private String reason() {
    String reason = Causes.KNOWN.told(job.reason(), words);
    return reason.isEmpty() ? words.say("unknown.reason") : reason;
  }

  private String to() {
    return words.party(fax.toName(), fax.toNumber());
  }

  private String sentence() {
    String box = story.faxbox().isEmpty() ? "" : ".box";
    return words.say(
        "out." + way() + ".sentence" + box,
        to(),
        story.isGood() ? received() : NoticeWords.sentence(reason()),
        NoticeWords.oneLine(story.faxbox()));
  }

  private String received() {
    return fax.pages() == 0 ? words.say("out.delivered.all_pages") : words.pages(fax.pages());
  }

  /** What follows, and what the sender can do. */
  private String advice() {
    if (waits()) {
      String last = Causes.KNOWN.told(job.reason(), words);
      return sentences(
          last.isEmpty() ? "" : NoticeWords.sentence(words.say("out.waits.so_far", last)),
          words.say("out.waits.next"));
    }
    if (isUnknown()) {
      return words.say("advice.unknown");
    }
    int confirmed = job.confirmedPages();
    return sentences(
        confirmed > 0
            ? words.say("out.failed.confirmed", words.pages(confirmed), fax.pages())
            : words.say("out.failed.nothing_confirmed"),
        words.say("out.failed.next", job.attempts()),
        Causes.KNOWN.advice(job.reason(), words));
  }

  private static String sentences(String... all) {
    return Stream.of(all).filter(each -> !each.isEmpty()).collect(Collectors.joining(" "));
  }

  private List<Map<String, Object>> details() {
    Details rows = new Details(words);
    rows.add("from", words.party(fax.fromName(), fax.fromNumber()));
    rows.add("to", to());
    rows.add("pages", fax.pages() == 0 ? "" : String.valueOf(fax.pages()));
    rows.add("submitted", waits() ? words.date(fax.createdAt(), story.zone()) : "");
    rows.add(
        story.isGood() ? "delivered" : "given_up",
        waits() ? "" : words.date(story.endedAt(), story.zone()));
    story.lastAttempt().ifPresent(last -> AttemptRows.addCall(rows, last, story));
    rows.add("attempts", String.valueOf(job.attempts()));
    return rows.rows();
  }
}
