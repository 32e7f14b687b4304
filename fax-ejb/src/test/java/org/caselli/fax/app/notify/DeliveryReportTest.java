package org.caselli.fax.app.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.DeliveryWish.Event;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.Mailer.Report;
import org.caselli.fax.port.RecordingMailer;
import org.junit.jupiter.api.Test;

/** What senders of mails are told who asked for it (RFC 3461). */
class DeliveryReportTest {
  private static final String SENDER = "ann@corp.example";
  private static final String OTHER = "desk@praxis.example";
  private static final String HEADER = "Subject: Please fax\r\nMessage-ID: <1@corp.example>\r\n";

  private final NoticeWorld world = new NoticeWorld();
  private final FaxStories stories = new FaxStories(world);
  private final RecordingMailer mailer = new RecordingMailer();

  private Notice told(Fax fax, NoticeKind kind, String... to) {
    Notice notice = world.noticeOf(fax, kind, to);
    world.sender(mailer).sendNotice(notice.id());
    return notice;
  }

  private FaxStories wishing(Event... events) {
    return stories.wishing(
        new DeliveryWish(
            SENDER,
            "15005550017@box.example",
            Set.of(events),
            "QQ+1",
            "rfc822;ann+fax@corp.example",
            true));
  }

  private void mailed(Fax fax, Optional<UUID> whole) {
    world.mailed.add(new MailedFax(fax.id(), NoticeWorld.ACCOUNT, HEADER, whole, NoticeWorld.NOON));
  }

  private Mail to(String address) {
    return mailer.sent().stream()
        .filter(sent -> sent.to().contains(address))
        .findFirst()
        .orElseThrow()
        .mail();
  }

  @Test
  void who_asked_for_success_gets_a_report_and_all_others_their_receipt() throws IOException {
    Fax fax = wishing(Event.SUCCESS).delivered();
    mailed(fax, Optional.empty());

    Notice notice = told(fax, NoticeKind.RECEIPT, SENDER, OTHER);

    assertThat(mailer.sent()).hasSize(2);
    assertThat(to(OTHER).to()).containsExactly(OTHER);
    assertThat(to(OTHER).report()).isEmpty();
    assertThat(to(OTHER).attachment()).isPresent();
    Mail mail = to(SENDER);
    Report report = mail.report().orElseThrow();
    assertThat(mail.messageId()).isNotEqualTo(to(OTHER).messageId());
    assertThat(mail.subject()).isEqualTo("Fax to +15005550017 delivered");
    assertThat(report.answers()).isEqualTo("<1@corp.example>");
    assertThat(report.status())
        .startsWith("Original-Envelope-Id: QQ+1\r\nReporting-MTA: dns; box.example\r\n")
        .contains("Arrival-Date: Mon, 23 Nov 2026 12:00:00 +0000\r\n\r\n")
        .contains("Original-Recipient: rfc822;ann+fax@corp.example\r\n")
        .contains("Final-Recipient: rfc822; 15005550017@box.example\r\nAction: delivered\r\n")
        .contains("Status: 2.0.0\r\n")
        .contains("X-Caselli-SIP-Status: 200\r\n");
    assertThat(report.returned().orElseThrow().mediaType()).isEqualTo("text/rfc822-headers");
    assertThat(report.returned().orElseThrow().content().get()).hasContent(HEADER);
    assertThat(notice.state()).isEqualTo(Notice.State.SENT);
    assertThat(world.mailed.byFax(fax.id())).isEmpty();
  }

  @Test
  void a_failure_comes_with_its_cause_for_machines_and_with_the_mail() throws IOException {
    Fax fax = wishing(Event.FAILURE).failed();
    Document mail = world.blobs.keep("message/rfc822", HEADER + "\r\nHello");
    mailed(fax, Optional.of(mail.id()));

    told(fax, NoticeKind.ERROR, SENDER);

    Report report = to(SENDER).report().orElseThrow();
    assertThat(report.status())
        .contains("Action: failed\r\nStatus: 5.4.2\r\n")
        .contains("Diagnostic-Code: x-fax; The call broke off in the middle of the fax\r\n")
        .contains("Last-Attempt-Date: Mon, 23 Nov 2026 12:20:00 +0000\r\n")
        .contains("X-Caselli-T30-Result: 49: The call dropped prematurely\r\n")
        .contains("X-Caselli-Hangup-Cause: NORMAL_CLEARING\r\n")
        .contains("X-Caselli-Pages-Confirmed: 2\r\n");
    assertThat(report.returned().orElseThrow().mediaType()).isEqualTo("message/rfc822");
    assertThat(new String(report.returned().get().content().get().readAllBytes(), UTF_8))
        .endsWith("\r\nHello");
    assertThat(world.blobs.released).contains(mail.id());
  }

  @Test
  void who_did_not_ask_for_that_event_hears_nothing_and_all_others_do() {
    Notice both = told(wishing(Event.SUCCESS).failed(), NoticeKind.ERROR, SENDER, OTHER);

    assertThat(mailer.sent()).extracting(RecordingMailer.Sent::to).containsExactly(List.of(OTHER));
    assertThat(both.state()).isEqualTo(Notice.State.SENT);
  }

  @Test
  void who_never_wants_to_hear_anything_does_not() {
    Notice notice = told(wishing().failed(), NoticeKind.ERROR, SENDER);

    assertThat(mailer.sent()).isEmpty();
    assertThat(notice.state()).isEqualTo(Notice.State.UNWANTED);
  }

  @Test
  void a_fax_that_waits_is_told_as_delayed() {
    Fax fax = wishing(Event.DELAY).fax();

    told(fax, NoticeKind.DELAY, SENDER);

    Mail mail = to(SENDER);
    assertThat(mail.subject()).isEqualTo("Fax to +15005550017 still waits");
    assertThat(mail.text()).contains("You need not send it again.");
    assertThat(mail.report().orElseThrow().status())
        .contains("Action: delayed\r\nStatus: 4.4.7\r\n");
  }

  @Test
  void a_report_that_was_not_taken_is_sent_again_and_the_receipt_is_not() {
    Fax fax = wishing(Event.SUCCESS).delivered();
    Notice notice = world.noticeOf(fax, NoticeKind.RECEIPT, SENDER, OTHER);
    mailer.refusesForNow(SENDER);
    world.sender(mailer).sendNotice(notice.id());
    assertThat(notice.openRecipients()).containsExactly(SENDER);

    mailer.works();
    world.clock.advance(Duration.ofSeconds(10));
    world.sender(mailer).sendNotice(notice.id());

    assertThat(notice.state()).isEqualTo(Notice.State.SENT);
    assertThat(mailer.sent())
        .extracting(RecordingMailer.Sent::to)
        .containsExactlyInAnyOrder(List.of(OTHER), List.of(SENDER));
  }

  @Test
  void what_others_wrote_begins_no_field() {
    Fax fax =
        stories
            .wishing(
                new DeliveryWish(
                    SENDER,
                    "15005550017@box.example",
                    Set.of(Event.SUCCESS),
                    "a\r\nAction: failed",
                    "",
                    false))
            .delivered();

    told(fax, NoticeKind.RECEIPT, SENDER);

    assertThat(to(SENDER).report().orElseThrow().status())
        .startsWith("Original-Envelope-Id: a?Action: failed\r\n")
        .doesNotContain("\r\nAction: failed");
  }
}
