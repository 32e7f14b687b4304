package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.mail.SessionMailer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.wiser.Wiser;
import org.subethamail.wiser.WiserMessage;

/** Whole delivery status notifications (RFC 3464), from the row to the mail server. */
class ReportByMailTest {
  private static final String HEADER = "Subject: x\r\nMessage-ID: <1@users.example>\r\n";

  private final Wiser server = Wiser.create(SMTPServer.port(0));
  private final NoticeWorld world = new NoticeWorld();
  private final FaxStories stories = new FaxStories(world);
  private SendNotice sendNotice;

  @BeforeEach
  void start() {
    server.start();
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", String.valueOf(server.getServer().getPortAllocated()));
    sendNotice =
        world.sender(
            new SessionMailer(
                Session.getInstance(properties), true, "fax@fax.example", world.clock));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private WiserMessage reported(boolean wantsMail, Optional<UUID> whole) {
    Fax fax =
        stories
            .wishing(
                new DeliveryWish(
                    "ann@users.example",
                    "15005550017@box.example",
                    Set.of(DeliveryWish.Event.FAILURE),
                    "E1",
                    "",
                    wantsMail))
            .failed();
    world.mailed.add(new MailedFax(fax.id(), NoticeWorld.ACCOUNT, HEADER, whole, NoticeWorld.NOON));
    sendNotice.sendNotice(world.noticeOf(fax, NoticeKind.ERROR, "ann@users.example").id());
    assertThat(server.getMessages()).hasSize(1);
    return server.getMessages().get(0);
  }

  private static BodyPart part(MimeMessage mail, int index) throws Exception {
    assertThat(mail.getContentType())
        .startsWith("multipart/report")
        .contains("report-type=delivery-status");
    return ((Multipart) mail.getContent()).getBodyPart(index);
  }

  @Test
  void a_report_can_be_read_by_machines_and_comes_from_nobody() throws Exception {
    WiserMessage taken = reported(false, Optional.empty());

    assertThat(taken.getEnvelopeSender()).isEmpty();
    MimeMessage mail = taken.getMimeMessage();
    assertThat(mail.getFrom()[0]).hasToString("fax@fax.example");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    assertThat(mail.getHeader("In-Reply-To")).containsExactly("<1@users.example>");
    assertThat(part(mail, 0).getContentType()).startsWith("multipart/alternative");
    assertThat(part(mail, 1).getContentType()).isEqualTo("message/delivery-status");
    try (InputStream fields = part(mail, 1).getInputStream()) {
      InternetHeaders ofMail = new InternetHeaders(fields);
      assertThat(ofMail.getHeader("Original-Envelope-Id")).containsExactly("E1");
      assertThat(ofMail.getHeader("Reporting-MTA")).containsExactly("dns; box.example");
      InternetHeaders ofRecipient = new InternetHeaders(fields);
      assertThat(ofRecipient.getHeader("Action")).containsExactly("failed");
      assertThat(ofRecipient.getHeader("Status")).containsExactly("5.4.2");
      assertThat(ofRecipient.getHeader("X-Caselli-T30-Result"))
          .containsExactly("49: The call dropped prematurely");
      assertThat(fields.read()).isNegative();
    }
    assertThat(part(mail, 2).getContentType()).startsWith("text/rfc822-headers");
    assertThat(part(mail, 2).getInputStream()).hasContent(HEADER);
  }

  @Test
  void the_whole_mail_comes_back_as_it_was() throws Exception {
    String body = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHi\r\n--b--\r\n";
    UUID whole = world.blobs.keep("message/rfc822", HEADER + body).id();

    MimeMessage mail = reported(true, Optional.of(whole)).getMimeMessage();

    MimeMessage returned = (MimeMessage) part(mail, 2).getContent();
    assertThat(returned.getMessageID()).isEqualTo("<1@users.example>");
    assertThat(((Multipart) returned.getContent()).getBodyPart(0).getContent()).isEqualTo("Hi");
  }
}
