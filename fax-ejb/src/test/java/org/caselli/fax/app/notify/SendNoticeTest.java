package org.caselli.fax.app.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.port.Mailer;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.RecordingMailer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendNoticeTest {
  private final NoticeWorld world = new NoticeWorld();
  private final FaxStories stories = new FaxStories(world);
  private final RecordingMailer mailer = new RecordingMailer();
  private final SendNotice sendNotice = world.sender(mailer);

  private Mail sent(Fax fax, NoticeKind kind) {
    sendNotice.sendNotice(world.noticeOf(fax, kind, "jane@praxis.example").id());
    assertThat(mailer.sent()).hasSize(1);
    return mailer.sent().get(0).mail();
  }

  @Test
  void what_the_flags_do_not_keep_goes_when_the_notice_is_out() {
    world.settings.put("store_fax_tiff", false);
    Fax fax = stories.delivered();
    UUID tiff = fax.faxFileId().orElseThrow();

    sent(fax, NoticeKind.RECEIPT);

    assertThat(fax.faxFileId()).isEmpty();
    assertThat(world.blobs.released).containsExactly(tiff);
  }

  @Nested
  class Texts {
    @Test
    void a_receipt_tells_what_was_delivered_when_and_how() {
      Mail mail = sent(stories.delivered(), NoticeKind.RECEIPT);

      assertThat(mail.subject()).isEqualTo("Fax to +15005550017 delivered");
      assertThat(mail.to()).containsExactly("jane@praxis.example");
      assertThat(mail.messageId())
          .isEqualTo("00000000-0000-0009-0000-000000000001@praxis.fax.example");
      assertThat(mail.text())
          .contains("Your fax was delivered")
          .contains(
              "The fax from Front desk to Dr. Smith (+15005550017) was received there: 3 pages.")
          .containsPattern("From: +Jane Roe \\(\\+15005550100\\)\n")
          .containsPattern("To: +Dr. Smith \\(\\+15005550017\\)\n")
          .containsPattern("Pages: +3\n")
          .containsPattern("Delivered: +Monday, 23 November 2026, 13:10:00 CET\n")
          .containsPattern("Answered by: +Smith & Co\n")
          .containsPattern("Speed: +14,400 bit/s, with error correction\n")
          .containsPattern("Attempts: +1\n")
          .contains("Account: Praxis & Söhne (praxis.fax.example)")
          .contains("Fax id: 00000000000000020000000000000001")
          .doesNotContain("What happened at each attempt");
    }

    @Test
    void an_error_notice_tells_why_with_all_attempts() {
      Fax fax = stories.failed();

      Mail mail = sent(fax, NoticeKind.ERROR);

      assertThat(mail.subject())
          .isEqualTo("Fax to +15005550017 failed: The call broke off in the middle of the fax");
      assertThat(mail.text())
          .contains("Dr. Smith (+15005550017) failed. The call broke off in the middle of the fax.")
          .contains(
              "The far end confirmed 2 pages of 3 before that. It was tried 2 times and is not"
                  + " tried again. Send it again later.")
          .containsPattern("Given up: +Monday, 23 November 2026, 13:20:00 CET\n")
          .containsPattern("Attempts: +2\n")
          .containsPattern("SIP status: +200\n")
          .containsPattern("Hangup cause: +NORMAL_CLEARING\n")
          .containsPattern("T.30 result: +49: The call dropped prematurely\n")
          .contains("1. Monday, 23 November 2026, 13:08:30 CET\n   The line is busy.\n")
          .contains("SIP 486, USER_BUSY, call " + FaxStories.call(fax, 1))
          .contains(
              "2. Monday, 23 November 2026, 13:18:30 CET\n   The call broke off in the middle of the fax.\n")
          .contains("2 pages confirmed, call " + FaxStories.call(fax, 2));
    }

    @Test
    void the_html_tells_the_same_and_loads_nothing_from_elsewhere() {
      Mail mail = sent(stories.failed(), NoticeKind.ERROR);

      assertThat(mail.html())
          .startsWith("<!DOCTYPE html>")
          .contains("Your fax was not delivered")
          .contains("The line is busy.")
          .contains("49: The call dropped prematurely")
          .contains("Praxis &amp; Söhne")
          .doesNotContain("{{")
          .doesNotContainPattern("(?i)(src|href)\\s*=\\s*\"?(?!\"?cid:)|url\\s*\\(")
          .doesNotContain("http://", "https://");
    }

    @Test
    void a_fax_that_was_never_dialled_has_no_attempts_to_tell_of() {
      Mail mail = sent(stories.unreadable(), NoticeKind.ERROR);

      assertThat(mail.subject())
          .isEqualTo("Fax to +15005550017 failed: The document is not readable");
      assertThat(mail.text())
          .contains("The document is not attached: it was not made into fax pages.")
          .doesNotContain("What happened at each attempt", "Call id");
    }

    @Test
    void a_call_whose_end_nobody_knows_is_not_said_to_have_failed() {
      Mail mail = sent(stories.lost(), NoticeKind.ERROR);

      assertThat(mail.text())
          .startsWith("Your fax may not have been delivered")
          .contains("nobody knows how the call ended.")
          .contains("Ask the recipient before you send it again.")
          .doesNotContain("No page of it");
    }

    @Test
    void the_duration_of_the_call_is_told() {
      Words words = Words.of(Language.ENGLISH);
      assertThat(words.duration(Duration.ofSeconds(9))).isEqualTo("9 s");
      assertThat(words.duration(Duration.ofSeconds(83))).isEqualTo("1 min 23 s");
      assertThat(words.duration(Duration.ofSeconds(3_725))).isEqualTo("1 h 2 min 5 s");

      Fax fax = stories.delivered();
      stories.answered(fax, Duration.ofSeconds(83));

      assertThat(sent(fax, NoticeKind.RECEIPT).text()).containsPattern("Duration: +1 min 23 s\n");
    }

    @Test
    void times_are_in_the_zone_of_the_sender() {
      stories.zone("America/Los_Angeles");

      assertThat(sent(stories.delivered(), NoticeKind.RECEIPT).text())
          .contains("Monday, 23 November 2026, 04:10:00 PST");
    }

    @Test
    void an_unknown_zone_gives_way_to_that_of_the_account() {
      stories.zone("Mars/Olympus");

      assertThat(sent(stories.delivered(), NoticeKind.RECEIPT).text()).contains("13:10:00 CET");
    }

    @Test
    void hostile_names_stay_text() {
      stories.to("<script>alert(1)</script>\r\nBcc: all@users.example").from("../../a\r\nb \"c\"");

      Mail mail = sent(stories.failed(), NoticeKind.ERROR);

      assertThat(mail.html())
          .contains("&lt;script&gt;alert(1)&lt;/script&gt; Bcc")
          .doesNotContain("<script");
      assertThat(mail.text()).doesNotContain("\r", "\nBcc:");
      assertThat(mail.subject()).doesNotContain("\r", "\n");
      assertThat(mail.attachment().orElseThrow().fileName())
          .isEqualTo(".._.._a_b_c__2026-11-23_13:20:00.pdf");
    }
  }

  @Nested
  class Documents {
    @ParameterizedTest
    @CsvSource({
      "pdf, application/pdf, %PDF the view, jane_roe_2026-11-23_13:10:00.pdf",
      "tiff, image/tiff, the tiff, jane_roe_2026-11-23_13:10:00.tiff",
      "original, application/msword, the original, jane_roe_2026-11-23_13:10:00.doc"
    })
    void the_document_in_the_format_of_the_account(
        String format, String mediaType, String content, String fileName) {
      world.settings.put("attachment_format", format);

      Mailer.Attachment attachment =
          sent(stories.delivered(), NoticeKind.RECEIPT).attachment().orElseThrow();

      assertThat(attachment.mediaType()).isEqualTo(mediaType);
      assertThat(attachment.fileName()).isEqualTo(fileName);
      assertThat(mailer.sent().get(0).attachment())
          .hasValueSatisfying(bytes -> assertThat(new String(bytes, UTF_8)).isEqualTo(content));
    }

    @Test
    void bytes_are_opened_only_by_the_mailer() {
      Fax fax = stories.delivered();
      mailer.fails("451 later");

      sendNotice.sendNotice(world.noticeOf(fax, NoticeKind.RECEIPT, "a@users.example").id());

      assertThat(world.blobs.opened).isEmpty();
    }

    @Test
    void a_document_too_large_for_mail_is_left_out_with_a_sentence() {
      Fax fax = stories.delivered();
      fax.keepsPdf(world.blobs.keep("application/pdf", "x", 20_000_001).id());

      Mail mail = sent(fax, NoticeKind.RECEIPT);

      assertThat(mail.attachment()).isEmpty();
      assertThat(mail.text()).contains("not attached: it has 20 MB");
      assertThat(mail.html()).contains("not attached: it has 20 MB");
    }

    @Test
    void a_receipt_waits_for_its_document() {
      Fax fax = stories.delivered();
      Notice notice = world.noticeOf(fax, NoticeKind.RECEIPT, "a@users.example");
      world.renderingFails = true;

      sendNotice.sendNotice(notice.id());
      assertThat(mailer.sent()).isEmpty();
      assertThat(notice.tries()).isEqualTo(1);

      world.renderingFails = false;
      world.clock.advance(Duration.ofSeconds(10));
      sendNotice.sendNotice(notice.id());
      assertThat(mailer.sent()).hasSize(1);
    }

    @Test
    void a_receipt_of_an_erased_document_says_so() {
      Fax fax = stories.bare();
      world.jobs.get(fax.id()).prepared(NoticeWorld.NOON, NoticeWorld.NOON);

      assertThat(sent(fax, NoticeKind.RECEIPT).text()).contains("it is no longer kept");
    }

    @Test
    void an_error_notice_does_not_wait_for_a_document() {
      world.renderingFails = true;

      Mail mail = sent(stories.failed(), NoticeKind.ERROR);

      assertThat(mail.attachment()).isEmpty();
      assertThat(mail.text()).contains("not attached: it cannot be read");
    }
  }

  @Nested
  class Delivery {
    private final Notice notice =
        world.noticeOf(stories.delivered(), NoticeKind.RECEIPT, "a@users.example");

    @Test
    void a_notice_is_sent_once() {
      sendNotice.sendNotice(notice.id());
      world.clock.advance(Duration.ofDays(1));
      sendNotice.sendNotice(notice.id());

      assertThat(mailer.sent()).hasSize(1);
      assertThat(notice.state()).isEqualTo(Notice.State.SENT);
    }

    @Test
    void a_notice_that_is_being_sent_is_not_sent_by_another() {
      SendNotice other = world.sender(mailer);
      SendNotice first = world.sender(new Interrupted(mailer, () -> other.sendNotice(notice.id())));

      first.sendNotice(notice.id());

      assertThat(mailer.sent()).hasSize(1);
    }

    @Test
    void a_notice_whose_sender_died_is_sent_again_under_the_same_id() {
      SendNotice dying =
          world.sender(
              new Interrupted(
                  mailer,
                  () -> {
                    throw new IllegalStateException("killed");
                  }));
      assertThatThrownBy(() -> dying.sendNotice(notice.id())).hasMessage("killed");
      SendDueNotices due = new SendDueNotices(world.desk(), sendNotice);

      world.clock.advance(Duration.ofMinutes(4));
      due.sendDueNotices();
      assertThat(mailer.sent()).hasSize(1);

      world.clock.advance(Duration.ofMinutes(1));
      due.sendDueNotices();
      assertThat(mailer.sent())
          .extracting(sent -> sent.mail().messageId())
          .hasSize(2)
          .containsOnly(notice.id() + "@praxis.fax.example");
      assertThat(notice.state()).isEqualTo(Notice.State.SENT);
    }

    @Test
    void who_is_refused_for_now_gets_it_later_and_nobody_else_twice() {
      Notice two =
          world.noticeOf(
              stories.delivered(), NoticeKind.RECEIPT, "full@users.example", "b@users.example");
      mailer.refusesForNow("full@users.example");

      sendNotice.sendNotice(two.id());
      assertThat(two.state()).isEqualTo(Notice.State.WAITING);
      mailer.works();
      world.clock.advance(Duration.ofSeconds(10));
      sendNotice.sendNotice(two.id());

      assertThat(two.state()).isEqualTo(Notice.State.SENT);
      assertThat(mailer.sent())
          .extracting(RecordingMailer.Sent::to)
          .containsExactly(List.of("b@users.example"), List.of("full@users.example"));
      assertThat(mailer.sent())
          .extracting(RecordingMailer.Sent::mail)
          .extracting(mail -> List.of(mail.messageId(), mail.to()))
          .containsOnly(
              List.of(
                  two.id() + "@praxis.fax.example",
                  List.of("full@users.example", "b@users.example")));
    }

    @Test
    void documents_stay_until_the_last_recipient_has_them() {
      world.settings.put("store_fax_tiff", false);
      Fax fax = stories.delivered();
      Notice two = world.noticeOf(fax, NoticeKind.RECEIPT, "full@users.example", "b@users.example");
      mailer.refusesForNow("full@users.example");

      sendNotice.sendNotice(two.id());
      assertThat(fax.faxFileId()).isPresent();

      mailer.works();
      world.clock.advance(Duration.ofSeconds(10));
      sendNotice.sendNotice(two.id());
      assertThat(fax.faxFileId()).isEmpty();
    }

    @Test
    void who_is_refused_for_good_is_not_tried_again() {
      Notice two =
          world.noticeOf(
              stories.delivered(), NoticeKind.RECEIPT, "gone@users.example", "b@users.example");
      mailer.refusesForGood("gone@users.example");

      sendNotice.sendNotice(two.id());

      assertThat(two.state()).isEqualTo(Notice.State.SENT);
      assertThat(two.lastError()).isEqualTo("refused");
    }

    @Test
    void a_server_that_wants_nobody_is_tried_again() {
      mailer.refusesForGood("a@users.example");

      sendNotice.sendNotice(notice.id());

      assertThat(notice.state()).isEqualTo(Notice.State.WAITING);
      assertThat(notice.openRecipients()).containsExactly("a@users.example");
    }

    @Test
    void mail_trouble_is_remembered_and_tried_again() {
      mailer.fails("451 try later");

      sendNotice.sendNotice(notice.id());

      assertThat(notice.state()).isEqualTo(Notice.State.WAITING);
      assertThat(notice.lastError()).isEqualTo("451 try later");
      assertThat(notice.dueAt()).isEqualTo(NoticeWorld.NOON.plusSeconds(10));
    }

    @Test
    void without_a_mail_server_notices_wait_and_nothing_has_failed() {
      mailer.unconfigured();

      sendNotice.sendNotice(notice.id());
      assertThat(notice.tries()).isZero();
      assertThat(notice.dueAt()).isEqualTo(NoticeWorld.NOON.plusSeconds(60));

      mailer.works();
      world.clock.advance(Duration.ofMinutes(1));
      sendNotice.sendNotice(notice.id());
      assertThat(notice.state()).isEqualTo(Notice.State.SENT);
    }

    @Test
    void a_notice_whose_fax_is_gone_is_not_sent() {
      world.faxes.clear();

      sendNotice.sendNotice(notice.id());

      assertThat(mailer.sent()).isEmpty();
      assertThat(notice.lastError()).contains("is gone");
    }

    @Test
    void an_unknown_notice_is_nothing() {
      sendNotice.sendNotice(new UUID(7, 7));

      assertThat(mailer.sent()).isEmpty();
    }

    @Test
    void one_broken_notice_does_not_keep_the_others() {
      Notice second = world.noticeOf(stories.delivered(), NoticeKind.RECEIPT, "b@users.example");
      world.attempts.put(notice.faxId(), null);

      new SendDueNotices(world.desk(), sendNotice).sendDueNotices();

      assertThat(mailer.sent())
          .extracting(sent -> sent.mail().to())
          .containsExactly(List.of("b@users.example"));
      assertThat(second.state()).isEqualTo(Notice.State.SENT);
    }

    @Test
    void a_run_sends_fifty_at_the_most() {
      Fax fax = stories.delivered();
      for (int i = 0; i < 60; i++) {
        world.noticeOf(fax, NoticeKind.RECEIPT, "c@users.example");
      }

      new SendDueNotices(world.desk(), sendNotice).sendDueNotices();

      assertThat(mailer.sent()).hasSize(50);
      assertThat(world.notices.waiting()).isEqualTo(11);
    }
  }

  /** Something happens after the mail was handed over and before that is recorded. */
  private record Interrupted(Mailer mailer, Runnable interruption) implements Mailer {
    @Override
    public boolean isConfigured() {
      return mailer.isConfigured();
    }

    @Override
    public Handover send(Mail mail, List<String> to) throws MailFailure {
      Handover handover = mailer.send(mail, to);
      interruption.run();
      return handover;
    }
  }
}
