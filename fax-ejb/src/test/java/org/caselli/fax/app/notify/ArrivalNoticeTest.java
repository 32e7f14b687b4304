package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.RecordingMailer;
import org.junit.jupiter.api.Test;

class ArrivalNoticeTest {
  private static final Map<String, Object> WHOLE =
      Map.of("success", true, "remote_station_id", "STUDIO", "transfer_rate", 14_400);
  private static final Map<String, Object> BROKEN =
      Map.of(
          "success",
          false,
          "error_message",
          "The call dropped prematurely",
          "result_code",
          49,
          "result_text",
          "The call dropped prematurely");

  private final NoticeWorld world = new NoticeWorld();
  private final FaxStories stories = new FaxStories(world);
  private final RecordingMailer mailer = new RecordingMailer();

  private Mail mail(Fax fax, NoticeKind kind) {
    world.sender(mailer).sendNotice(world.noticeOf(fax, kind, "a@users.example").id());
    assertThat(mailer.sent()).hasSize(1);
    return mailer.sent().get(0).mail();
  }

  @Test
  void a_fax_that_came_goes_out_with_its_pages() {
    Mail mail = mail(stories.from("Rossi").received(WHOLE, 2), NoticeKind.ARRIVAL);

    assertThat(mail.subject()).isEqualTo("Fax from Rossi (+13125550111)");
    assertThat(mail.text())
        .contains("A fax of 2 pages from Rossi (+13125550111) came to Front desk")
        .contains("STUDIO")
        .contains("14,400 bit/s");
    assertThat(mail.attachment().orElseThrow().mediaType()).isEqualTo("application/pdf");
    assertThat(mail.attachment().orElseThrow().fileName())
        .isEqualTo("rossi_2026-11-23_13:00:00.pdf");
  }

  @Test
  void it_goes_out_as_it_came_when_that_is_wanted() {
    world.settings.put("attachment_format", "original");
    Fax fax = stories.received(WHOLE, 1);
    fax.keepsOriginal(fax.faxFileId().orElseThrow());

    Mail mail = mail(fax, NoticeKind.ARRIVAL);

    assertThat(mail.attachment().orElseThrow().mediaType()).isEqualTo("image/tiff");
  }

  @Test
  void a_fax_that_came_in_part_says_why_and_how_much() {
    Mail mail = mail(stories.from("").received(BROKEN, 1), NoticeKind.RECEPTION_ERROR);

    assertThat(mail.subject())
        .isEqualTo(
            "Fax from +13125550111 received in part: The call broke off in the middle of the fax");
    assertThat(mail.text())
        .contains("Before that 1 page came")
        .contains("49: The call dropped prematurely");
    assertThat(mail.html()).contains("A fax was received in part");
    assertThat(mail.attachment()).isPresent();
  }

  @Test
  void a_call_without_a_page_says_so() {
    Mail mail = mail(stories.received(BROKEN, 0), NoticeKind.RECEPTION_ERROR);

    assertThat(mail.subject())
        .contains("not received: The call broke off in the middle of the fax");
    assertThat(mail.text()).contains("No page of it is here").contains("not attached");
    assertThat(mail.attachment()).isEmpty();
  }

  @Test
  void what_the_caller_says_of_itself_adds_no_line() {
    Mail mail =
        mail(stories.from("Rossi\r\nBcc: x@evil.example").received(WHOLE, 1), NoticeKind.ARRIVAL);

    assertThat(mail.subject()).doesNotContain("\n").doesNotContain("\r");
    assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }
}
