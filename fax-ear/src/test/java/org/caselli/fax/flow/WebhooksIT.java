package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.caselli.fax.flow.HookSink.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Webhooks as programs outside see them. */
@ExtendWith(FaxServer.class)
class WebhooksIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DELIVERED = "+15005550000";
  private static final String UNALLOCATED = "+15005550001";

  private final HookSink sink = new HookSink();
  private FaxClient client;
  private String webhooks;

  @BeforeEach
  void anAccountWhoseReceiversAreAllowed(FaxServer.Running running) {
    running.client().systemSetting("webhook_allowed_hosts", "127.0.0.1");
    client = running.newAccount("hooked");
    webhooks = "/v2/accounts/" + client.account() + "/webhooks";
  }

  @AfterEach
  void close() {
    sink.close();
  }

  private JsonNode hook(String path) {
    return hook(path, "all");
  }

  private JsonNode hook(String path, String type) {
    ObjectNode data = JSON.createObjectNode().put("name", path).put("hook", "notifications");
    data.put("uri", sink.address(path)).put("format", "json");
    data.putObject("custom_data").put("type", type);
    Answer made = client.put(webhooks, data);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.data();
  }

  private String of(JsonNode hook) {
    return webhooks + "/" + hook.path("id").asText();
  }

  private List<Message> await(String path, int count) {
    return Awaiting.value(path, () -> sink.at(path), messages -> messages.size() >= count);
  }

  private Answer post(String path) {
    return client.call(
        "POST", path, client.token(), "application/json", BodyPublishers.ofString("{}"));
  }

  @Test
  void a_receiver_that_fails_hangs_redirects_or_is_gone_loses_nothing_and_delays_nobody() {
    JsonNode hanging = hook("/hang", "outbound_fax");
    JsonNode redirecting = hook("/redirect", "outbound_fax");
    JsonNode gone = hook("/gone", "outbound_fax");
    JsonNode flaky = hook("/flaky", "outbound_fax");
    JsonNode good = hook("/good");

    String fax = client.send(Documents.pdf("hooked", 1), DELIVERED, Map.of());

    Message told = await("/good", 1).get(0);
    assertThat(told.isSignedWith(good.path("secret").asText())).isTrue();
    assertThat(told.isSignedWith(flaky.path("secret").asText())).isFalse();
    assertThat(told.json().path("event_name").asText()).isEqualTo("outbound_fax");
    assertThat(told.json().path("fax_id").asText()).isEqualTo(fax);
    assertThat(told.json().path("account_id").asText()).isEqualTo(client.account());
    assertThat(told.json().path("callee_id_number").asText()).isEqualTo(DELIVERED);
    assertThat(told.json().path("fax_info").path("fax_success").asBoolean()).isTrue();
    assertThat(await("/flaky", 3))
        .extracting(message -> message.header("webhook-id"))
        .containsOnly(sink.at("/flaky").get(0).header("webhook-id"));
    assertThat(await("/good", 2).get(1).json().path("event_name").asText())
        .isEqualTo("webhook_disabled");
    assertThat(attempt(redirecting).path("client_error").asText())
        .contains("redirects are not followed");
    assertThat(sink.at("/inside")).isEmpty();
    assertThat(attempt(gone).path("response_code").asInt()).isEqualTo(410);
    assertThat(client.get(of(gone)).data().path("enabled").asBoolean()).isFalse();
    assertThat(client.get(of(gone)).data().path("disable_reason").asText()).contains("410");
    assertThat(client.get(of(hanging) + "/deliveries").data().path(0).path("state").asText())
        .isEqualTo("waiting");
  }

  private JsonNode attempt(JsonNode hook) {
    return Awaiting.value(
        "attempt", () -> client.get(of(hook) + "/attempts").data().path(0), JsonNode::isObject);
  }

  @Test
  void a_delivery_is_sent_again_and_a_secret_is_replaced_without_a_gap() {
    JsonNode hook = hook("/again");
    client.send(Documents.pdf("again", 1), UNALLOCATED, Map.of());
    Message first = await("/again", 1).get(0);
    assertThat(first.json().path("event_name").asText()).isEqualTo("outbound_fax_error");
    assertThat(first.json().path("fax_error").asText()).isNotEmpty();
    JsonNode delivery =
        Awaiting.value(
            "delivery",
            () -> client.get(of(hook) + "/deliveries?filter_state=delivered").data().path(0),
            JsonNode::isObject);
    Answer rotated = post(of(hook) + "/secret");
    assertThat(rotated.status()).as(rotated.toString()).isEqualTo(200);

    Answer resent = post(of(hook) + "/deliveries/" + delivery.path("id").asText() + "/resend");

    assertThat(resent.status()).as(resent.toString()).isEqualTo(202);
    Message second = await("/again", 2).get(1);
    assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    assertThat(second.isSignedWith(hook.path("secret").asText())).isTrue();
    assertThat(second.isSignedWith(rotated.data().path("secret").asText())).isTrue();
    assertThat(client.get(of(hook)).data().has("secret")).isFalse();
  }

  @Test
  void the_callback_of_a_faxbox_is_called_and_goes_with_its_field() {
    ObjectNode box = JSON.createObjectNode().put("name", "with a callback");
    box.putObject("notifications")
        .putObject("outbound")
        .putObject("callback")
        .put("url", sink.address("/callback"))
        .put("method", "put");
    String faxboxes = "/v2/accounts/" + client.account() + "/faxboxes";
    String faxbox = client.put(faxboxes, box).data().path("id").asText();

    client.send(Documents.pdf("callback", 1), DELIVERED, Map.of("faxbox_id", faxbox));

    Message told = await("/callback", 1).get(0);
    assertThat(told.body()).contains("event_name=outbound_fax&", "faxbox_id=" + faxbox);
    assertThat(client.get(webhooks).data().path(0).path("faxbox_id").asText()).isEqualTo(faxbox);
    client.patch(faxboxes + "/" + faxbox, JSON.createObjectNode().putNull("notifications"));
    assertThat(client.get(webhooks).data()).isEmpty();
    box.withObject("/notifications/outbound/callback").put("url", "http://a b/");
    assertThat(client.put(faxboxes, box).status()).isEqualTo(400);
  }
}
