package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.caselli.fax.flow.FaxClient.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the sender is told by mail. */
@ExtendWith(FaxServer.class)
class NoticesIT {
  private static final String DELIVERED = "+15005550000";

  private final FaxServer.Running running;
  private final FaxClient client;

  NoticesIT(FaxServer.Running running) {
    this.running = running;
    this.client = running.client();
  }

  @Test
  void a_receipt_tells_what_was_delivered_and_has_the_document_with_it() throws Exception {
    String id = client.send(Documents.pdf("receipt", 3), DELIVERED, notify("receipt@example.net"));

    client.ended(id);
    MimeMessage mail = mailTo("receipt@example.net");

    assertThat(mail.getFrom()[0]).hasToString("fax@caselli.example");
    assertThat(mail.getSubject()).contains(DELIVERED).contains("delivered");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getMessageID()).endsWith("fax.localhost>");
    List<BodyPart> parts = parts((Multipart) mail.getContent());
    assertThat(content(parts, "text/plain")).contains(DELIVERED);
    assertThat(content(parts, "text/html")).contains("<html").contains("5005550000");
    String picture = part(parts, "image/png").getHeader("Content-ID")[0];
    assertThat(content(parts, "text/html")).contains("cid:" + picture.replaceAll("[<>]", ""));
    BodyPart pdf = part(parts, "application/pdf");
    assertThat(pdf.getFileName()).endsWith(".pdf");
    try (PDDocument document = Loader.loadPDF(pdf.getInputStream().readAllBytes())) {
      assertThat(document.getNumberOfPages()).isEqualTo(3);
    }
  }

  @Test
  void an_error_notice_tells_why_the_fax_was_not_delivered() throws Exception {
    String id = client.send(Documents.pdf("busy", 1), "+15005550017", notify("busy@example.net"));

    client.ended(id);
    MimeMessage mail = mailTo("busy@example.net");

    assertThat(mail.getSubject()).contains("+15005550017").contains("failed");
    assertThat(content(parts((Multipart) mail.getContent()), "text/plain"))
        .containsIgnoringCase("busy");
  }

  @Test
  void an_unreadable_document_fails_the_fax_with_a_reason_and_a_notice() throws Exception {
    String id =
        client.send(
            Upload.pdf("this is no PDF".getBytes()), DELIVERED, notify("unreadable@example.net"));

    var fax = client.ended(id);
    assertThat(fax.path("status").asText()).isEqualTo("failed");
    assertThat(fax.path("reason").asText()).isNotBlank();
    assertThat(mailTo("unreadable@example.net").getSubject()).contains("failed");
    assertThat(client.attempts(id)).isEmpty();
  }

  @Test
  void a_document_that_needs_a_password_fails_the_fax_with_a_notice_that_says_so()
      throws Exception {
    String id = client.send(Documents.lockedPdf(), DELIVERED, notify("locked@example.net"));

    assertThat(client.ended(id).path("reason").asText()).containsIgnoringCase("password");
    assertThat(mailTo("locked@example.net").getSubject()).containsIgnoringCase("password");
  }

  private static Map<String, Object> notify(String address) {
    return Map.of(
        "notifications", Map.of("email", Map.of("send_to", List.of(address))), "retries", 1);
  }

  private MimeMessage mailTo(String address) {
    return Awaiting.value("mail to " + address, () -> mailsTo(address), mails -> !mails.isEmpty())
        .get(0);
  }

  private List<MimeMessage> mailsTo(String address) {
    return running.mail().mails().stream().filter(mail -> isTo(mail, address)).toList();
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The leaves of the tree. */
  private static List<BodyPart> parts(Multipart multipart) throws MessagingException, IOException {
    List<BodyPart> parts = new ArrayList<>();
    for (int i = 0; i < multipart.getCount(); i++) {
      BodyPart part = multipart.getBodyPart(i);
      if (part.getContent() instanceof Multipart inner) {
        parts.addAll(parts(inner));
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private static BodyPart part(List<BodyPart> parts, String type) throws MessagingException {
    for (BodyPart part : parts) {
      if (part.isMimeType(type)) {
        return part;
      }
    }
    throw new AssertionError("No part is " + type);
  }

  private static String content(List<BodyPart> parts, String type)
      throws MessagingException, IOException {
    return part(parts, type).getContent().toString();
  }
}
