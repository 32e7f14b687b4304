package org.caselli.fax.app.notify;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.reception.ReceivedFacts;

/** The values of a story under the names that Kazoo's templates use (spec 9.4). Pure. */
final class Macros {
  private Macros() {}

  static Map<String, Object> of(NoticeStory story) {
    Fax fax = story.fax();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("account.id", hex(story.account().id()));
    values.put("account.name", NoticeWords.oneLine(story.account().name()));
    values.put("account.realm", NoticeWords.oneLine(story.account().realm()));
    values.put("account.timezone", story.account().zone().getId());
    party(values, "caller_id", fax.fromName(), fax.fromNumber());
    party(values, "callee_id", fax.toName(), fax.toNumber());
    values.put("date_called.utc", NoticeWords.date(story.endedAt(), ZoneOffset.UTC));
    values.put("date_called.local", NoticeWords.date(story.endedAt(), story.zone()));
    values.put(
        "call_id", story.lastAttempt().map(last -> last.call().toString()).orElse(hex(fax.id())));
    values.put("fax.id", hex(fax.id()));
    values.put("fax.box_name", NoticeWords.oneLine(story.faxbox()));
    values.put("fax.box_id", fax.faxboxId().map(Macros::hex).orElse(""));
    values.put("fax.total_pages", String.valueOf(fax.pages()));
    values.put("fax.timestamp", String.valueOf(story.endedAt().getEpochSecond()));
    values.put("fax.success", story.isGood());
    String reason =
        NoticeWords.oneLine(
            story.job().map(Job::reason).orElseGet(() -> ReceivedFacts.error(fax.result())));
    values.put("fax.result_text", story.isGood() ? "success" : reason);
    values.put("error.call_info", story.isGood() ? "" : reason);
    values.put("error.fax_info", story.isGood() ? "" : reason);
    values.put("fax.remote_station_id", fact(story, "fax_receiver_id", "remote_station_id"));
    values.put("fax.transfer_rate", fact(story, "fax_speed", "transfer_rate"));
    return values;
  }

  private static void party(Map<String, Object> values, String prefix, String name, String number) {
    values.put(prefix + ".name", NoticeWords.oneLine(name));
    values.put(prefix + ".number", NoticeWords.oneLine(number));
    values.put(prefix + ".name_number", NoticeWords.party(name, number));
  }

  private static String fact(NoticeStory story, String ofAttempt, String ofReception) {
    Object value =
        story.kind().isInbound()
            ? story.fax().result().values().get(ofReception)
            : story.lastAttempt().map(last -> last.facts().values().get(ofAttempt)).orElse("");
    return value == null ? "" : NoticeWords.oneLine(String.valueOf(value));
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
