package org.caselli.fax.app.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Wording;

/** The values of a notice about a mail that did not become a fax (spec 9.4). Pure. */
final class MailErrorView {
  /** Whose templates they are of which there are none. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final MailError error;
  private final Words words;
  private final Instant moment;
  private final ZoneId zone;

  /**
   * A view of an error.
   *
   * @param moment when it happened
   * @param zone in which that is told
   */
  MailErrorView(MailError error, Words words, Instant moment, ZoneId zone) {
    this.error = error;
    this.words = words;
    this.moment = moment;
    this.zone = zone;
  }

  /**
   * For the sender, in the words of the account.
   *
   * @param faxbox its name; empty for none
   */
  Telling toSender(Account account, String faxbox, Wording wording) {
    String to = NoticeWords.oneLine(error.to());
    Map<String, Object> values =
        values(
            words.say("mail.subject", to),
            words.say("mail.headline"),
            words.say("mail.sentence", to, NoticeWords.sentence(reason())),
            words.say("mail.advice"));
    values.putAll(Telling.common(Optional.of(account), words));
    values.putAll(Macros.ofAccount(account, words));
    values.put("account_id", Macros.hex(account.id()));
    values.put("faxbox.id", error.faxbox().map(Macros::hex).orElse(""));
    values.put("faxbox.name", NoticeWords.oneLine(faxbox));
    return new Telling(NoticeKind.MAIL_ERROR, account.id(), wording, values);
  }

  /** For the administrators of the system, in the server's own words. */
  Telling toAdministrator() {
    String to = NoticeWords.oneLine(error.to());
    Map<String, Object> values =
        values(
            words.say("mail.admin.subject", to),
            words.say("mail.admin.headline"),
            words.say(
                "mail.admin.sentence",
                NoticeWords.oneLine(error.from()),
                to,
                NoticeWords.sentence(reason())),
            "");
    values.putAll(Telling.common(Optional.empty(), words));
    return new Telling(NoticeKind.MAIL_ERROR, NOBODY, Wording.NONE, values);
  }

  private String reason() {
    return Causes.KNOWN.told(error.reason(), words);
  }

  private Map<String, Object> values(
      String subject, String headline, String sentence, String advice) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("subject", subject);
    values.put("headline", headline);
    Colour.RED.putInto(values);
    values.put("sentence", sentence);
    values.put("advice", advice);
    values.put("details", details());
    values.put("remark", "");
    values.put("picture", "");
    values.put("faxId", "");
    values.put("from_email", NoticeWords.oneLine(error.from()));
    values.put("to_email", NoticeWords.oneLine(error.to()));
    values.put("fax.from", NoticeWords.oneLine(error.from()));
    values.put("fax.to", NoticeWords.oneLine(error.to()));
    values.put("fax.number", NoticeWords.oneLine(error.number().dialled()));
    values.put("fax.original_number", NoticeWords.oneLine(error.number().written()));
    values.put("date.utc", words.date(moment, ZoneOffset.UTC));
    values.put("date.local", words.date(moment, zone));
    List.of("error", "errors", "fax.error", "fax.errors")
        .forEach(name -> values.put(name, reason()));
    return values;
  }

  private List<Map<String, Object>> details() {
    Details rows = new Details(words);
    rows.add("reason", reason());
    rows.add("from", error.from());
    rows.add("to", error.to());
    rows.add("file", error.file());
    rows.add("time", words.date(moment, zone));
    return rows.rows();
  }
}
