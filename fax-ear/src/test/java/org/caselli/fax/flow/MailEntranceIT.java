package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.caselli.fax.flow.FaxClient.Upload;
import org.caselli.fax.smtp.Signer;
import org.caselli.fax.smtp.WinmailFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People send faxes from their mail programs. */
@ExtendWith(FaxServer.class)
class MailEntranceIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DELIVERED = "15005550000";

  private FaxServer.Running running;
  private FaxClient client;
  private String sender;
  private String domain;
  private String box;
  private Session session;

  @BeforeEach
  void aFaxboxOfItsOwn(FaxServer.Running server) {
    running = server;
    client = running.newAccount("mail");
    sender = "ann@mail" + System.nanoTime() + ".example.net";
    Answer made =
        client.put(
            "/v2/accounts/" + client.account() + "/faxboxes",
            JSON.valueToTree(
                Map.of(
                    "name", "box",
                    "caller_id", client.number(),
                    "smtp_permission_list", List.of(sender))));
    domain = made.data().path("smtp_email_address").asText();
    box = made.data().path("id").asText();
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", "" + running.server().smtp());
    session = Session.getInstance(properties);
  }

  private MimeMessage mail(String from, Upload... files) throws MessagingException {
    MimeMultipart parts = new MimeMultipart();
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Please fax this.");
    parts.addBodyPart(text);
    for (Upload file : files) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.mediaType())));
      part.setFileName("file");
      parts.addBodyPart(part);
    }
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setSubject("A fax");
    message.setContent(parts);
    message.saveChanges();
    return message;
  }

  /** As it is: the other way to send gives the mail a new Message-ID. */
  private void send(Message message, String... recipients) throws MessagingException {
    InternetAddress[] to = new InternetAddress[recipients.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = new InternetAddress(recipients[i], false);
    }
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(message, to);
    }
  }

  private List<JsonNode> logged() {
    return Awaiting.value(
        "mail log",
        () -> listed(client.get(client.faxes() + "/smtplog").data()),
        list -> !list.isEmpty());
  }

  private static List<JsonNode> listed(JsonNode array) {
    return Arrays.asList(JSON.convertValue(array, JsonNode[].class));
  }

  @Test
  void a_mail_is_delivered_as_a_fax_and_its_sender_gets_the_receipt() throws Exception {
    send(
        mail(sender, Upload.pdf(Documents.pdf("mail", 2).bytes()), Documents.pdf("more", 1)),
        DELIVERED + "@" + domain);

    List<JsonNode> sent =
        Awaiting.value("fax", () -> client.list("outbox"), list -> list.size() == 1);
    JsonNode fax = client.ended(sent.get(0).path("id").asText());
    assertThat(fax.path("status").asText()).isEqualTo("completed");
    assertThat(fax.path("to_number").asText()).isEqualTo("+" + DELIVERED);
    assertThat(fax.path("from_number").asText()).isEqualTo(client.number());
    assertThat(fax.path("pages").asInt()).isEqualTo(3);
    assertThat(fax.path("document_count").asInt()).isEqualTo(2);
    assertThat(fax.at("/notifications/email/send_to/0").asText()).isEqualTo(sender);
    Awaiting.value(
        "receipt",
        () -> running.mail().mails().stream().filter(mail -> isTo(mail, sender)).count(),
        count -> count == 1);
  }

  @Test
  void a_mail_that_is_a_fax_is_in_the_log_with_what_its_signature_is_worth() throws Exception {
    MimeMessage mail = mail(sender, Documents.pdf("signed", 1));
    mail.setHeader(
        "DKIM-Signature",
        "v=1; a=rsa-sha256; d=nobody.invalid; s=none; h=from; bh=AAAA; b=AAAA; q=http");

    send(mail, DELIVERED + "@" + domain);

    JsonNode entry = logged().get(0);
    JsonNode whole = client.get(client.faxes() + "/smtplog/" + entry.path("id").asText()).data();
    assertThat(client.ended(entry.path("faxdoc_id").asText()).path("status").asText())
        .isEqualTo("completed");
    assertThat(whole.path("sender_check").asText())
        .startsWith("spf=none; dkim=")
        .doesNotContain("pass");
    assertThat(whole.path("errors")).isEmpty();
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_same_mail_twice_is_one_fax() throws Exception {
    MimeMessage mail = mail(sender, Documents.pdf("twice", 1));

    send(mail, DELIVERED + "@" + domain, "15005550201@" + domain);
    send(mail, DELIVERED + "@" + domain);

    List<JsonNode> sent =
        Awaiting.value("faxes", () -> client.list("outbox"), list -> list.size() >= 2);
    assertThat(sent).hasSize(2);
    assertThat(client.list("outgoing")).isEmpty();
  }

  @Test
  void what_is_refused_is_in_the_mail_log_with_the_reason() throws Exception {
    SendFailedException refused =
        catchThrowableOfType(
            SendFailedException.class,
            () ->
                send(
                    mail("eve@evil.example.net", Documents.pdf("a", 1)), DELIVERED + "@" + domain));
    assertThat(refused).hasStackTraceContaining("554 5.7.1 not allowed");

    JsonNode entry = logged().get(0);
    JsonNode whole = client.get(client.faxes() + "/smtplog/" + entry.path("id").asText()).data();
    assertThat(whole.path("from").asText()).isEqualTo("eve@evil.example.net");
    assertThat(whole.path("to").asText()).isEqualTo(DELIVERED + "@" + domain);
    assertThat(whole.path("faxbox_domain").asText()).isEqualTo(domain);
    assertThat(whole.path("errors").get(0).asText()).contains("takes no mail from this sender");
    assertThat(client.list("outgoing")).isEmpty();
  }

  @Test
  void a_mail_with_nothing_to_fax_is_refused_with_the_reason() {
    MessagingException refused =
        catchThrowableOfType(
            MessagingException.class, () -> send(mail(sender), DELIVERED + "@" + domain));

    assertThat(refused).hasStackTraceContaining("554 5.6.1 The mail has no attachment to fax");
    assertThat(logged().get(0).path("error").asText()).contains("no attachment");
  }

  @Test
  void files_in_winmail_dat_and_in_signed_mails_are_faxed() throws Exception {
    byte[] pdf = Documents.pdf("rich", 1).bytes();
    byte[] winmail = new WinmailFile().with("A.PDF", "für Sie.pdf", "application/pdf", pdf).bytes();
    String within =
        "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(Documents.pdf("signed", 2).bytes())
            + "\r\n";

    send(
        mail(
            sender,
            new Upload("application/ms-tnef", winmail),
            new Upload("application/pkcs7-mime", Signer.around(within))),
        DELIVERED + "@" + domain);

    assertThat(onlyFax().path("pages").asInt()).isEqualTo(3);
  }

  @Test
  void the_text_of_a_mail_is_its_cover_page_where_the_faxbox_wants_it() throws Exception {
    Answer refused = change(Map.of("mail_cover_template", "{{nobody}}"));
    assertThat(refused.status()).isEqualTo(400);
    change(Map.of("mail_text", "cover_page"));

    send(mail(sender, Documents.pdf("covered", 1)), DELIVERED + "@" + domain);

    JsonNode fax = onlyFax();
    assertThat(fax.path("pages").asInt()).isEqualTo(2);
    assertThat(fax.path("document_count").asInt()).isEqualTo(2);
  }

  private Answer change(Map<String, ?> fields) {
    return client.patch(
        "/v2/accounts/" + client.account() + "/faxboxes/" + box, JSON.valueToTree(fields));
  }

  private JsonNode onlyFax() {
    List<JsonNode> sent =
        Awaiting.value("fax", () -> client.list("outbox"), list -> list.size() == 1);
    JsonNode fax = client.ended(sent.get(0).path("id").asText());
    assertThat(fax.path("status").asText()).isEqualTo("completed");
    return fax;
  }
}
