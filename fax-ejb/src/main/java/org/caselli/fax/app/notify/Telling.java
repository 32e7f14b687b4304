package org.caselli.fax.app.notify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.port.Mailer.Picture;

/**
 * A notice that only has to be put into words.
 *
 * @param account whose templates they are
 * @param values that the templates may show, by name; {@code subject} is among them
 */
record Telling(NoticeKind kind, UUID account, Wording wording, Map<String, Object> values) {
  Telling {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(account);
    Objects.requireNonNull(wording);
  }

  /** What a notice about a fax tells. */
  static Telling of(NoticeStory story, Enclosure enclosure) {
    NoticeView view = NoticeView.of(story);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("subject", view.subject());
    values.putAll(view.values());
    values.put("remark", enclosure.remark());
    values.put("picture", enclosure.picture().map(Picture::contentId).orElse(""));
    values.put("faxId", Macros.hex(story.fax().id()));
    values.putAll(common(Optional.of(story.account()), story.words()));
    values.putAll(Macros.of(story, enclosure));
    return new Telling(story.kind(), story.account().id(), story.wording(), values);
  }

  /**
   * What every notice has.
   *
   * @param account under whose name it goes
   */
  static Map<String, Object> common(Optional<Account> account, Words words) {
    Map<String, Object> values = new LinkedHashMap<>(words.shown());
    values.put("language", words.tag());
    values.put("account", account.map(Telling::signed).orElse(""));
    return values;
  }

  private static String signed(Account account) {
    return NoticeWords.oneLine(account.name()) + " (" + NoticeWords.oneLine(account.realm()) + ")";
  }

  /** As the server words it. */
  String subject() {
    return String.valueOf(values.get("subject"));
  }
}
