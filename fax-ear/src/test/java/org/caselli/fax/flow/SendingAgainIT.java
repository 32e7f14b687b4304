package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fax that was sent goes out again, one that was received goes on to somebody else. */
@ExtendWith(FaxServer.class)
class SendingAgainIT {
  private static final String DELIVERED = "+15005550000";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FaxServer.Running running;
  private final FaxClient client;

  SendingAgainIT(FaxServer.Running running) {
    this.running = running;
    this.client = running.client();
  }

  private static Answer act(
      FaxClient account, String path, String action, ObjectNode data, String key) {
    ObjectNode envelope = JSON.createObjectNode().put("action", action);
    envelope.set("data", data);
    var request =
        account
            .request(account.faxes() + path)
            .header("X-Auth-Token", account.token())
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(envelope.toString()));
    return account.send(key.isEmpty() ? request : request.header("Idempotency-Key", key), "PUT");
  }

  private static ObjectNode to(String number) {
    return JSON.createObjectNode().put("to_number", number);
  }

  @Test
  void a_fax_to_a_busy_number_is_sent_again_to_another_one_as_a_new_fax() {
    FaxClient.Upload letter = Documents.pdf("again", 2);
    String first = client.send(letter, "+15005550017", Map.of("mine", "kept"));
    assertThat(client.ended(first).path("status").asText()).isEqualTo("failed");

    Answer answer = act(client, "/outbox/" + first, "resubmit", to("(500) 555-0000"), "again");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    String second = answer.data().path("id").asText();
    assertThat(second).isNotEqualTo(first);
    assertThat(answer.data().path("attempts").asInt()).isZero();
    assertThat(answer.data().at("/tx_result/success").asBoolean()).isFalse();
    JsonNode fax = client.ended(second);
    assertThat(fax.path("status").asText()).isEqualTo("completed");
    assertThat(fax.path("to_number").asText()).isEqualTo(DELIVERED);
    assertThat(fax.path("mine").asText()).isEqualTo("kept");
    assertThat(client.document("outbox", second, "original")).isEqualTo(letter.bytes());
    assertThat(client.fax(first).path("status").asText()).isEqualTo("failed");

    Answer same = act(client, "/outbox/" + first, "resubmit", to("(500) 555-0000"), "again");
    assertThat(same.data().path("id").asText()).isEqualTo(second);
    assertThat(same.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(act(client, "/outbox/" + first, "resubmit", to(DELIVERED), "again").status())
        .isEqualTo(409);
  }

  @Test
  void a_received_fax_goes_on_pixel_for_pixel() {
    FaxClient account = running.newAccount("forwarding");
    String path = "/v2/accounts/" + account.account();
    Answer box = account.put(path + "/faxboxes", JSON.createObjectNode().put("name", "box"));
    account.put(
        path + "/phone_numbers/" + account.number(),
        JSON.createObjectNode().put("faxbox_id", box.data().path("id").asText()));
    account.accountSetting("page_header", "switch");
    account.ended(account.send(Documents.pdf("onward", 2), account.number(), Map.of()));
    String received = account.list("inbox").get(0).path("id").asText();

    Answer answer = act(account, "/inbox/" + received, "forward", to(DELIVERED), "");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    JsonNode fax = account.ended(answer.data().path("id").asText());
    assertThat(fax.path("status").asText()).isEqualTo("completed");
    assertThat(fax.path("from_number").asText()).isEqualTo(account.number());
    String call = account.attempts(fax.path("id").asText()).get(0).path("call_id").asText();
    List<Documents.Page> sent = Documents.pages(running.server().calls().pages(call));
    assertThat(sent).isEqualTo(Documents.pages(account.document("inbox", received, "tiff")));
  }

  @Test
  void what_cannot_be_done_says_why() {
    String sent = client.send(Documents.pdf("refused", 1), DELIVERED, Map.of());
    client.ended(sent);

    Answer unknown = act(client, "/outbox/" + sent, "explode", to(DELIVERED), "");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.data().has("action")).isTrue();
    Answer number = act(client, "/outbox/" + sent, "resubmit", to("12"), "");
    assertThat(number.status()).isEqualTo(400);
    assertThat(number.data().has("document.to_number")).as(number.toString()).isTrue();
    assertThat(act(client, "/inbox/" + sent, "forward", to(DELIVERED), "").status()).isEqualTo(404);

    client.call(
        "DELETE",
        client.faxes() + "/outbox/" + sent + "/attachment",
        client.token(),
        "application/json",
        BodyPublishers.noBody());
    Answer erased = act(client, "/outbox/" + sent, "resubmit", to(DELIVERED), "");
    assertThat(erased.status()).as(erased.toString()).isEqualTo(409);
  }
}
