package org.caselli.fax.app.notify;

import java.util.ArrayList;
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

  InboundView(NoticeStory story) {
    this.story = story;
    this.fax = story.fax();
  }

  @Override
  public String subject() {
    if (story.isGood()) {
      return "Fax from " + from();
    }
    String reason = reason();
    return (fax.pages() > 0 ? "Fax from " + from() + " received in part: " : failed())
        + (reason.length() > LONGEST_REASON
            ? reason.substring(0, LONGEST_REASON - 1) + "…"
            : reason);
  }

  private String failed() {
    return "Fax from " + from() + " not received: ";
  }

  @Override
  public Map<String, Object> values(String remark) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("headline", headline());
    values.put("colour", story.isGood() ? NoticeWords.GREEN : NoticeWords.RED);
    values.put("sentence", sentence());
    values.put("advice", advice());
    values.put("details", details());
    values.put("remark", remark);
    story.signInto(values);
    return values;
  }

  private String headline() {
    if (story.isGood()) {
      return "You have received a fax";
    }
    return fax.pages() > 0 ? "A fax was received in part" : "A fax was not received";
  }

  private String reason() {
    String reason = NoticeWords.oneLine(ReceivedFacts.error(fax.result()));
    return reason.isEmpty() ? "the reason is not known" : reason;
  }

  /** The caller by name and number, else by what its machine says of itself. */
  private String from() {
    return fax.fromName().isBlank() && fax.fromNumber().isBlank()
        ? NoticeWords.party(fact("remote_station_id"), "")
        : NoticeWords.party(fax.fromName(), fax.fromNumber());
  }

  private String to() {
    String number = NoticeWords.oneLine(fax.toNumber());
    return story.faxbox().isEmpty() ? number : NoticeWords.party(story.faxbox(), number);
  }

  private String sentence() {
    if (story.isGood()) {
      return "A fax of "
          + NoticeWords.pages(fax.pages())
          + " from "
          + from()
          + " came to "
          + to()
          + ".";
    }
    return "A call from " + from() + " to " + to() + " failed. " + NoticeWords.sentence(reason());
  }

  private String advice() {
    return fax.pages() > 0
        ? "Before that "
            + NoticeWords.pages(fax.pages())
            + " came; the fax is in the inbox, marked as partial."
        : "No page of it is here. Ask the sender to send it again.";
  }

  private List<Map<String, Object>> details() {
    List<Map<String, Object>> rows = new ArrayList<>();
    NoticeWords.add(rows, "From", from());
    NoticeWords.add(rows, "Sent by", fact("remote_station_id"));
    NoticeWords.add(rows, "To", to());
    NoticeWords.add(rows, "Pages", fax.pages() == 0 ? "" : String.valueOf(fax.pages()));
    NoticeWords.add(
        rows,
        story.isGood() ? "Received" : "Ended",
        NoticeWords.date(story.endedAt(), story.zone()));
    String rate = fact("transfer_rate");
    NoticeWords.add(rows, "Speed", rate.isEmpty() ? "" : rate + " bit/s");
    String badRows = fact("bad_rows");
    NoticeWords.add(rows, "Damaged rows", badRows.equals("0") ? "" : badRows);
    if (!story.isGood()) {
      NoticeWords.add(rows, "T.30 result", fact("result_code") + ": " + fact("result_text"));
      NoticeWords.add(rows, "Hangup cause", fact("result_cause"));
    }
    NoticeWords.add(rows, "Call id", fax.id().toString());
    return rows;
  }

  private String fact(String name) {
    Object value = fax.result().values().get(name);
    return value == null ? "" : String.valueOf(value);
  }
}
