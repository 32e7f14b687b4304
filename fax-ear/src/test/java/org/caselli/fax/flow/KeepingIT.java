package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.caselli.fax.flow.FaxClient.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept of a document, how it comes back, and how a page is looked at. */
@ExtendWith(FaxServer.class)
class KeepingIT {
  private static final String DELIVERED = "+15005550000";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FaxServer.Running running;
  private final FaxClient client;

  KeepingIT(FaxServer.Running running) {
    this.running = running;
    this.client = running.client();
  }

  private static String attachment(FaxClient account, String id, String query) {
    return account.faxes() + "/outbox/" + id + "/attachment?" + query;
  }

  @Test
  void a_page_is_looked_at_as_a_picture() throws IOException {
    String id = client.send(Documents.pdf("picture", 2), DELIVERED, Map.of());
    client.ended(id);

    Answer answer = client.get(attachment(client, id, "format=png&page=2&width=432"));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("image/png");
    assertThat(answer.header("X-Fax-Pages")).isEqualTo("2");
    assertThat(answer.header("ETag")).isNotBlank();
    assertThat(ImageIO.read(new ByteArrayInputStream(answer.bytes())).getWidth()).isEqualTo(432);
    String path = attachment(client, id, "format=png&page=2&width=432");
    Answer known = client.getUnless(answer.header("ETag"), "GET", path);
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.header("X-Fax-Pages")).isEqualTo("2");
    Answer headers = client.getUnless("\"other\"", "HEAD", path);
    assertThat(headers.status()).isEqualTo(200);
    assertThat(headers.header("Content-Length")).isEqualTo("" + answer.bytes().length);
    assertThat(headers.bytes()).isEmpty();
    Answer beyond = client.get(attachment(client, id, "format=png&page=3"));
    assertThat(beyond.status()).isEqualTo(400);
    assertThat(beyond.data().has("page")).as(beyond.toString()).isTrue();
  }

  @Test
  void with_nothing_kept_but_the_original_the_pages_come_back_as_they_were_sent() {
    FaxClient account = running.newAccount("keeps little");
    account.accountSetting("store_fax_tiff", false);
    account.accountSetting("store_fax_pdf", false);

    String id = account.send(Documents.pdf("again", 2), DELIVERED, Map.of());

    assertThat(account.ended(id).path("status").asText()).isEqualTo("completed");
    String call = account.attempts(id).get(0).path("call_id").asText();
    assertThat(Documents.pages(account.document("outbox", id, "tiff")))
        .isEqualTo(Documents.pages(running.server().calls().pages(call)));
    assertThat(account.document("outbox", id, "pdf")).startsWith("%PDF-".getBytes(US_ASCII));
  }

  @Test
  void a_document_that_cannot_be_faxed_says_why_everywhere() {
    String id =
        client.send(
            new Upload("application/pdf", "%PDF-1.4 and no more".getBytes(US_ASCII)),
            DELIVERED,
            Map.of());

    JsonNode fax = client.ended(id);

    assertThat(fax.path("status").asText()).isEqualTo("failed");
    String reason = fax.path("reason").asText();
    assertThat(reason).isNotBlank();
    assertThat(fax.path("tx_result").path("result_text").asText()).isEqualTo(reason);
    Answer answer = client.get(attachment(client, id, "format=pdf"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.data().path("message").asText()).isEqualTo(reason);
  }

  @Test
  void a_faxbox_has_a_look_of_its_own() {
    String boxes = "/v2/accounts/" + client.account() + "/faxboxes";
    Supplier<JsonNode> named = () -> JSON.createObjectNode().put("name", "Pictures");
    String box = client.put(boxes, named.get()).data().path("id").asText();
    String settings = boxes + "/" + box + "/configs/fax";

    client.patch(settings, JSON.createObjectNode().put("fax_resolution", "standard"));
    String coarse = client.send(Documents.pdf("coarse", 1), DELIVERED, Map.of("faxbox_id", box));
    String fine =
        client.send(
            Documents.pdf("fine", 1),
            DELIVERED,
            Map.of("faxbox_id", box, "fax_resolution", "fine"));
    client.ended(coarse);
    client.ended(fine);

    assertThat(client.get(settings).data().path("fax_resolution").asText()).isEqualTo("standard");
    int coarseLines = Documents.pages(client.document("outbox", coarse, "tiff")).get(0).heightPx();
    int fineLines = Documents.pages(client.document("outbox", fine, "tiff")).get(0).heightPx();
    assertThat(fineLines).isBetween(coarseLines * 2 - 60, coarseLines * 2 + 60);
  }
}
