package org.caselli.fax.app.notify;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.notice.Reader;
import org.caselli.fax.domain.reception.ReceivedFacts;
import org.caselli.fax.port.Mailer.Attachment;

/** The values of a story under the names that Kazoo's templates use (spec 9.4). Pure. */
final class Macros {
  private Macros() {}

  static Map<String, Object> of(NoticeStory story, Enclosure enclosure) {
    Map<String, Object> values = new LinkedHashMap<>(ofAccount(story.account(), story.words()));
    Fax fax = story.fax();
    Words words = story.words();
    party(values, "caller_id", fax.fromName(), fax.fromNumber(), words);
    party(values, "callee_id", fax.toName(), fax.toNumber(), words);
    values.put("from.user", NoticeWords.oneLine(fax.fromNumber()));
    values.put("to.user", NoticeWords.oneLine(fax.toNumber()));
    values.put("date_called.utc", words.date(story.endedAt(), ZoneOffset.UTC));
    values.put("date_called.local", words.date(story.endedAt(), story.zone()));
    values.put(
        "call_id", story.lastAttempt().map(last -> last.call().toString()).orElse(hex(fax.id())));
    user(values, story);
    fax(values, story);
    document(values, enclosure);
    String reason = reason(story);
    values.put("fax.success", story.isGood());
    values.put("fax.result_text", story.isGood() ? "success" : reason);
    values.put("fax.info", story.isGood() ? "" : reason);
    values.put("error.call_info", story.isGood() ? "" : reason);
    values.put("error.fax_info", story.isGood() ? "" : reason);
    return values;
  }

  /** The values of an account. */
  static Map<String, Object> ofAccount(Account account, Words words) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("account.id", hex(account.id()));
    values.put("account.name", NoticeWords.oneLine(account.name()));
    values.put("account.realm", NoticeWords.oneLine(account.realm()));
    values.put("account.timezone", account.zone().getId());
    values.put("account.language", words.tag());
    values.put("account.parent_id", account.parentId().map(Macros::hex).orElse(""));
    return values;
  }

  private static String reason(NoticeStory story) {
    return Causes.KNOWN.told(
        story.job().map(Job::reason).orElseGet(() -> ReceivedFacts.error(story.fax().result())),
        story.words());
  }

  private static void user(Map<String, Object> values, NoticeStory story) {
    values.put("user.first_name", ofReader(story, Reader::firstName));
    values.put("user.last_name", ofReader(story, Reader::lastName));
    values.put("user.email", ofReader(story, Reader::address));
    values.put("user.timezone", story.zone().getId());
  }

  private static String ofReader(NoticeStory story, Function<Reader, String> part) {
    return story.reading().reader().map(part).map(NoticeWords::oneLine).orElse("");
  }

  private static void fax(Map<String, Object> values, NoticeStory story) {
    Fax fax = story.fax();
    values.put("fax.id", hex(fax.id()));
    values.put("fax.doc_id", hex(fax.id()));
    values.put("fax.box_name", NoticeWords.oneLine(story.faxbox()));
    values.put("fax.box_id", fax.faxboxId().map(Macros::hex).orElse(""));
    values.put("fax.total_pages", String.valueOf(fax.pages()));
    values.put(
        "fax.transferred_pages",
        String.valueOf(story.job().map(Job::confirmedPages).orElse(fax.pages())));
    values.put("fax.timestamp", String.valueOf(story.endedAt().getEpochSecond()));
    values.put("fax.remote_station_id", fact(story, "fax_receiver_id", "remote_station_id"));
    values.put("fax.transfer_rate", fact(story, "fax_speed", "transfer_rate"));
    values.put("fax.ecm_used", fact(story, "fax_error_correction", "ecm_used"));
    values.put("fax.bad_rows", fact(story, "fax_bad_rows", "bad_rows"));
    values.put("fax.result_code", fact(story, "result_code", "result_code"));
    values.put("fax.encoding", fact(story, "fax_encoding", "encoding"));
  }

  private static void document(Map<String, Object> values, Enclosure enclosure) {
    values.put("fax.media", enclosure.document().map(Attachment::fileName).orElse(""));
    values.put("fax.document_type", enclosure.document().map(Attachment::mediaType).orElse(""));
    values.put("fax.document_size", enclosure.size() == 0 ? "" : String.valueOf(enclosure.size()));
  }

  private static void party(
      Map<String, Object> values, String prefix, String name, String number, Words words) {
    values.put(prefix + ".name", NoticeWords.oneLine(name));
    values.put(prefix + ".number", NoticeWords.oneLine(number));
    values.put(prefix + ".name_number", words.party(name, number));
  }

  private static String fact(NoticeStory story, String ofAttempt, String ofReception) {
    Object value =
        story.kind().isInbound()
            ? story.fax().result().values().get(ofReception)
            : story.lastAttempt().map(last -> last.facts().values().get(ofAttempt)).orElse("");
    return value == null ? "" : NoticeWords.oneLine(String.valueOf(value));
  }

  static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
