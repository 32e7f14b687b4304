package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.mail.SessionMailer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole notices, from the row to the mail server. */
class NoticeByMailTest {
  private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
  private final NoticeWorld world = new NoticeWorld();
  private final FaxStories stories = new FaxStories(world);
  private SendNotice sendNotice;

  @BeforeEach
  void start() {
    server.start();
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", String.valueOf(server.getSmtp().getPort()));
    sendNotice =
        world.sender(
            new SessionMailer(
                Session.getInstance(properties), true, "fax@fax.example", world.clock));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_receipt_arrives_with_its_document() throws Exception {
    Notice notice =
        world.noticeOf(
            stories.delivered(), NoticeKind.RECEIPT, "a@users.example", "b@users.example");

    sendNotice.sendNotice(notice.id());

    assertThat(server.getReceivedMessages()).hasSize(2);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Fax to +15005550017 delivered");
    assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(2);
    assertThat(mail.getMessageID()).isEqualTo("<" + notice.id() + "@praxis.fax.example>");
    BodyPart document = ((Multipart) mail.getContent()).getBodyPart(1);
    assertThat(document.getFileName()).isEqualTo("jane_roe_2026-11-23_13:10:00.pdf");
    assertThat(document.getContentType()).startsWith("application/pdf");
    assertThat(document.getInputStream()).hasContent("%PDF the view");
    assertThat(notice.state()).isEqualTo(Notice.State.SENT);
  }

  @Test
  void an_error_notice_arrives_in_text_and_html() throws Exception {
    sendNotice.sendNotice(
        world.noticeOf(stories.failed(), NoticeKind.ERROR, "a@users.example").id());

    MimeMessage mail = server.getReceivedMessages()[0];
    Multipart texts = (Multipart) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    assertThat(texts.getContentType()).startsWith("multipart/alternative");
    assertThat((String) texts.getBodyPart(0).getContent()).contains("Praxis & Söhne");
    assertThat((String) html(texts).getContent()).contains("Praxis &amp; Söhne");
  }

  /** The HTML of texts whose HTML shows a picture. */
  private static BodyPart html(Multipart texts) throws Exception {
    return ((Multipart) texts.getBodyPart(1).getContent()).getBodyPart(0);
  }

  @Test
  void the_first_page_is_a_part_of_the_html_and_no_attachment() throws Exception {
    sendNotice.sendNotice(
        world.noticeOf(stories.delivered(), NoticeKind.RECEIPT, "a@users.example").id());

    Multipart whole = (Multipart) server.getReceivedMessages()[0].getContent();
    assertThat(whole.getContentType()).startsWith("multipart/mixed");
    assertThat(whole.getCount()).isEqualTo(2);
    Multipart texts = (Multipart) whole.getBodyPart(0).getContent();
    assertThat(texts.getBodyPart(1).getContentType())
        .startsWith("multipart/related")
        .contains("type=\"text/html\"");
    Multipart related = (Multipart) texts.getBodyPart(1).getContent();
    BodyPart picture = related.getBodyPart(1);
    assertThat(picture.getContentType()).startsWith("image/png");
    assertThat(picture.getDisposition()).isEqualTo("inline");
    String id = picture.getHeader("Content-ID")[0].replaceAll("[<>]", "");
    assertThat((String) html(texts).getContent())
        .contains("src=\"cid:" + id + "\"")
        .contains("alt=\"The first page\"");
  }

  @Test
  void a_name_with_line_ends_adds_no_header_and_no_recipient() throws Exception {
    stories.from("Jane\r\nBcc: c@users.example").to("x\r\n\r\nbody");

    sendNotice.sendNotice(
        world.noticeOf(stories.failed(), NoticeKind.ERROR, "a@users.example").id());

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(GreenMailUtil.getHeaders(server.getReceivedMessages()[0])).doesNotContain("Bcc");
  }

  @Test
  void a_mail_server_that_is_down_costs_only_time() {
    Notice notice = world.noticeOf(stories.delivered(), NoticeKind.RECEIPT, "a@users.example");
    int port = server.getSmtp().getPort();
    server.stop();

    sendNotice.sendNotice(notice.id());

    assertThat(notice.state()).isEqualTo(Notice.State.WAITING);
    assertThat(notice.lastError()).contains("127.0.0.1", String.valueOf(port));
    assertThat(notice.dueAt()).isEqualTo(NoticeWorld.NOON.plus(Duration.ofSeconds(10)));
  }
}
