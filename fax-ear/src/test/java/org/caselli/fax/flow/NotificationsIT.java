package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Notices in the words of their account, read out of the mails that arrive. */
@ExtendWith(FaxServer.class)
class NotificationsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DELIVERED = "+15005550000";
  private static final String RECEIPT = "/notifications/fax_outbound_to_email";

  private FaxServer.Running running;
  private FaxClient client;

  @BeforeEach
  void anAccountOfItsOwn(FaxServer.Running server) {
    running = server;
    client = running.newAccount("wording");
  }

  private static Answer call(FaxClient who, String method, String path, Map<String, ?> data) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.set("data", JSON.valueToTree(data));
    return who.call(
        method,
        "/v2/accounts/" + who.account() + path,
        who.token(),
        "application/json",
        BodyPublishers.ofString(envelope.toString()));
  }

  private static JsonNode read(FaxClient who) {
    return who.get("/v2/accounts/" + who.account() + RECEIPT).data();
  }

  private MimeMessage receipt(FaxClient who, String address) {
    Map<String, Object> notify =
        Map.of("notifications", Map.of("email", Map.of("send_to", List.of(address))));
    who.ended(who.send(Documents.pdf("words", 1), DELIVERED, notify));
    return Awaiting.value(
            "mail to " + address,
            () -> running.mail().mails().stream().filter(mail -> isTo(mail, address)).toList(),
            mails -> !mails.isEmpty())
        .get(0);
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage mail, int alternative) throws Exception {
    Multipart texts = (Multipart) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    return String.valueOf(texts.getBodyPart(alternative).getContent());
  }

  @Test
  void a_receipt_is_mailed_in_the_words_of_its_account_and_of_the_one_above() throws Exception {
    FaxClient below = running.newAccountBelow(client, "customer");
    assertThat(
            call(
                    client,
                    "POST",
                    RECEIPT,
                    Map.of("subject", "Zugestellt", "html", "<p>An {{callee_id.number}}</p>"))
                .status())
        .isEqualTo(200);
    assertThat(
            call(below, "POST", RECEIPT, Map.of("plain", "Seiten: {{fax.total_pages}}")).status())
        .isEqualTo(200);

    MimeMessage mail = receipt(below, "words@example.net");

    assertThat(mail.getSubject()).isEqualTo("Zugestellt");
    assertThat(text(mail, 0).strip()).isEqualTo("Seiten: 1");
    assertThat(text(mail, 1).strip()).isEqualTo("<p>An " + DELIVERED + "</p>");
  }

  @Test
  void an_account_reads_its_own_language_and_words_it_as_it_likes() throws Exception {
    call(client, "PATCH", "", Map.of("language", "de-de"));
    call(
        client,
        "POST",
        RECEIPT + "?language=de",
        Map.of("subject", "Fertig: {{callee_id.number}}"));
    call(client, "POST", RECEIPT + "?language=fr", Map.of("subject", "Fini"));

    MimeMessage mail = receipt(client, "german@example.net");

    assertThat(mail.getSubject()).isEqualTo("Fertig: " + DELIVERED);
    assertThat(text(mail, 0)).contains("Ihr Fax wurde zugestellt").contains(" Uhr ");
    assertThat(read(client).path("account_languages"))
        .extracting(JsonNode::asText)
        .containsExactly("de", "fr");
    assertThat(call(client, "POST", RECEIPT + "?language=german", Map.of()).status())
        .isEqualTo(400);
  }

  @Test
  void what_is_given_can_be_read_and_taken_back() {
    String server = read(client).path("plain").asText();
    assertThat(server).contains("{{headline}}");

    JsonNode changed = call(client, "POST", RECEIPT, Map.of("plain", "{{sentence}}")).data();
    assertThat(changed.path("plain").asText()).isEqualTo("{{sentence}}");
    assertThat(changed.path("account_overridden").asBoolean()).isTrue();
    assertThat(changed.path("macros").has("caller_id.name")).isTrue();

    call(client, "DELETE", RECEIPT, Map.of());
    assertThat(read(client).path("plain").asText()).isEqualTo(server);
    assertThat(read(client).path("account_overridden").asBoolean()).isFalse();
  }

  @Test
  void a_preview_shows_the_mail_and_keeps_nothing() {
    JsonNode preview =
        call(client, "POST", RECEIPT + "/preview", Map.of("plain", "To {{callee_id.name}}")).data();

    assertThat(preview.path("plain").asText()).isEqualTo("To Jane Roe");
    assertThat(preview.path("subject").asText()).contains("delivered");
    assertThat(preview.path("html").asText()).contains("<!DOCTYPE html>");
    assertThat(read(client).path("account_overridden").asBoolean()).isFalse();
  }

  @Test
  void a_bad_template_is_refused_with_the_reason() {
    Answer answer = call(client, "POST", RECEIPT, Map.of("html", "<p>{{{subject}}}</p>"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/data/html/template/message").asText()).contains("{{{");
    Answer nothing = client.get("/v2/accounts/" + client.account() + "/notifications/no_such");
    assertThat(nothing.status()).isEqualTo(404);
  }
}
