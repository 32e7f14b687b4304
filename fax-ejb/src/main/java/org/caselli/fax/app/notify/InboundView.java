package org.caselli.fax.app.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.reception.ReceivedFacts;

/** The view of a fax that came in, whole, in part or not at all. Pure. */
final class InboundView implements NoticeView {
  private static final int LONGEST_REASON = 120;

  private final NoticeStory story;
  private final Fax fax;
  private final Words words;

  InboundView(NoticeStory story) {
    this.story = story;
    this.fax = story.fax();
    this.words = story.words();
  }

  @Override
  public String subject() {
    return words.say("in.subject" + way(), from(), NoticeWords.cut(reason(), LONGEST_REASON));
  }

  /** How the fax came, as a part of keys. */
  private String way() {
    if (story.isGood()) {
      return "";
    }
    return fax.pages() > 0 ? ".partial" : ".failed";
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("headline", words.say("in.headline" + way()));
    (story.isGood() ? Colour.GREEN : Colour.RED).putInto(values);
    values.put("sentence", sentence());
    values.put(
        "advice",
        fax.pages() > 0
            ? words.say("in.advice.partial", words.pages(fax.pages()))
            : words.say("in.advice.failed"));
    values.put("details", details());
    return values;
  }

  private String reason() {
    String reason = Causes.KNOWN.told(ReceivedFacts.error(fax.result()), words);
    return reason.isEmpty() ? words.say("unknown.reason") : reason;
  }

  /** The caller by name and number, else by what its machine says of itself. */
  private String from() {
    return fax.fromName().isBlank() && fax.fromNumber().isBlank()
        ? words.party(fact("remote_station_id"), "")
        : words.party(fax.fromName(), fax.fromNumber());
  }

  private String to() {
    String number = NoticeWords.oneLine(fax.toNumber());
    return story.faxbox().isEmpty() ? number : words.party(story.faxbox(), number);
  }

  private String sentence() {
    return story.isGood()
        ? words.say("in.sentence", words.pages(fax.pages()), from(), to())
        : words.say("in.sentence.failed", from(), to(), NoticeWords.sentence(reason()));
  }

  private List<Map<String, Object>> details() {
    Details rows = new Details(words);
    rows.add("from", from());
    rows.add("sent_by", fact("remote_station_id"));
    rows.add("to", to());
    rows.add("pages", fax.pages() == 0 ? "" : String.valueOf(fax.pages()));
    rows.add(story.isGood() ? "received" : "ended", words.date(story.endedAt(), story.zone()));
    rows.add("speed", Rate.of(fact("transfer_rate"), words).orElse(""));
    String badRows = fact("bad_rows");
    rows.add("damaged_rows", badRows.equals("0") ? "" : badRows);
    if (!story.isGood()) {
      rows.add("t30_result", fact("result_code") + ": " + fact("result_text"));
      rows.add("hangup_cause", fact("result_cause"));
    }
    rows.add("call_id", fax.id().toString());
    return rows.rows();
  }

  private String fact(String name) {
    Object value = fax.result().values().get(name);
    return value == null ? "" : String.valueOf(value);
  }
}
