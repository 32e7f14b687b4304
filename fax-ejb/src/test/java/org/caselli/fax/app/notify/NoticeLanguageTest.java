package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Reader;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.RecordingMailer;
import org.junit.jupiter.api.Test;

/** In which language and zone, and about what, people get notices. */
class NoticeLanguageTest {
  private static final Map<String, Object> BROKEN =
      Map.of("success", false, "error_message", "Nobody answered", "result_code", 49);

  private final NoticeWorld world = new NoticeWorld();
  private final FaxStories stories = new FaxStories(world);
  private final RecordingMailer mailer = new RecordingMailer();

  private Mail sent(Fax fax, NoticeKind kind) {
    world
        .sender(mailer)
        .sendNotice(world.noticeOf(fax, kind, "jane@praxis.example", "joe@praxis.example").id());
    return mailer.sent().get(mailer.sent().size() - 1).mail();
  }

  private static Reader reader(String address, String language, String zone) {
    return new Reader(
        address, "Jane", "Roe", Language.of(language), Optional.of(zone).map(ZoneId::of));
  }

  @Test
  void a_notice_speaks_the_language_of_its_recipient_in_the_zone_of_its_recipient() {
    world.readers.languages.put(NoticeWorld.ACCOUNT, new Language("en"));
    world.readers.users.add(reader("joe@praxis.example", "de-de", "Asia/Tokyo"));

    Mail mail = sent(stories.failed(), NoticeKind.ERROR);

    assertThat(mail.subject())
        .isEqualTo("Fax an +15005550017 nicht zugestellt: Die Verbindung brach mitten im Fax ab");
    assertThat(mail.text())
        .contains("Bis dahin hat die Gegenstelle 2 Seiten von 3 bestätigt.")
        .contains("Es wurde 2-mal versucht und wird nicht noch einmal versucht.")
        .contains("Senden Sie es später noch einmal.")
        .contains("Montag, 23. November 2026, 21:20:00 Uhr JST")
        .contains("1. Montag, 23. November 2026")
        .contains("Der Anschluss ist besetzt.");
    assertThat(mail.html()).contains("<html lang=\"de-DE\">").doesNotContain("Given up");
  }

  @Test
  void who_says_nothing_reads_the_language_of_the_account_and_at_last_of_the_system() {
    world.settings.put("default_language", "de");
    assertThat(sent(stories.delivered(), NoticeKind.RECEIPT).subject()).endsWith("zugestellt");

    world.readers.languages.put(NoticeWorld.ACCOUNT, new Language("en"));
    assertThat(sent(stories.delivered(), NoticeKind.RECEIPT).subject()).endsWith("delivered");
  }

  @Test
  void a_receipt_shows_the_first_page_where_nobody_forbids_it() {
    Mail shown = sent(stories.delivered(), NoticeKind.RECEIPT);

    assertThat(shown.picture()).isPresent();
    assertThat(shown.html()).contains("cid:" + shown.picture().orElseThrow().contentId());

    world.settings.put("notice_thumbnails", false);
    Mail plain = sent(stories.delivered(), NoticeKind.RECEIPT);
    assertThat(plain.picture()).isEmpty();
    assertThat(plain.html()).doesNotContain("<img");
  }

  @Test
  void a_picture_that_cannot_be_made_keeps_nobody_waiting() {
    world.renderingFails = true;

    Mail mail = sent(stories.failed(), NoticeKind.ERROR);

    assertThat(mail.picture()).isEmpty();
    assertThat(mail.html()).doesNotContain("<img");
  }

  @Test
  void a_picture_that_the_accounts_own_html_does_not_show_is_not_sent() {
    world.wordings.put(NoticeKind.RECEIPT, new Wording(true, "", "", "<p>{{sentence}}</p>"));

    assertThat(sent(stories.delivered(), NoticeKind.RECEIPT).picture()).isEmpty();
  }

  @Test
  void filtered_errors_take_the_place_of_all_errors_where_they_are_switched_on() {
    world.wordings.put(
        NoticeKind.FILTERED_RECEPTION_ERROR,
        new Wording(true, "filtered", "", "", Optional.of(Set.of(3))));

    assertThat(sent(stories.received(BROKEN, 0), NoticeKind.RECEPTION_ERROR).subject())
        .isEqualTo("filtered");
    assertThat(mailer.sent()).hasSize(1);
  }

  @Test
  void what_is_filtered_is_told_to_nobody() {
    world.wordings.put(NoticeKind.FILTERED_RECEPTION_ERROR, Wording.NONE);
    Notice notice =
        world.noticeOf(
            stories.received(BROKEN, 0), NoticeKind.RECEPTION_ERROR, "jane@praxis.example");

    world.sender(mailer).sendNotice(notice.id());

    assertThat(mailer.sent()).isEmpty();
    assertThat(notice.state()).isEqualTo(Notice.State.UNWANTED);
  }
}
