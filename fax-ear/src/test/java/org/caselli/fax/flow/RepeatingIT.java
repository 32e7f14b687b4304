package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes other than submissions that come again under the same key. */
@ExtendWith(FaxServer.class)
class RepeatingIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FaxServer.Running running;
  private FaxClient client;
  private String account;

  RepeatingIT(FaxServer.Running running) {
    this.running = running;
  }

  @BeforeEach
  void anAccount() {
    client = running.newAccount("repeating changes");
    account = "/v2/accounts/" + client.account();
  }

  private Answer send(String method, String path, ObjectNode data, String key) {
    ObjectNode envelope = JSON.createObjectNode().put("auth_token", client.token());
    envelope.set("data", data);
    return client.send(
        client
            .request(account + path)
            .header("Content-Type", "application/json")
            .header("X-Auth-Token", client.token())
            .header("Idempotency-Key", key)
            .method(method, BodyPublishers.ofString(envelope.toString())),
        method);
  }

  private static ObjectNode named(String name) {
    return JSON.createObjectNode().put("name", name);
  }

  @Test
  void a_faxbox_is_made_once_and_every_answer_is_the_first() {
    Answer first = send("PUT", "/faxboxes", named("once"), "box");
    Answer again = send("PUT", "/faxboxes", named("once"), "\"box\"");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.data()).isEqualTo(first.data());
    assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotBlank();
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.json().path("request_id")).isNotEqualTo(first.json().path("request_id"));
    assertThat(client.get(account + "/faxboxes").data()).hasSize(1);

    assertThat(send("PUT", "/faxboxes", named("another"), "box").status()).isEqualTo(409);
    assertThat(send("PUT", "/faxboxes", named("x"), "k".repeat(256)).status()).isEqualTo(400);
  }

  @Test
  void of_ten_at_once_one_is_done_and_none_twice() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(10);
    List<Integer> statuses = new ArrayList<>();
    try {
      Callable<Answer> same = () -> send("PUT", "/faxboxes", named("at once"), "ten");
      for (Future<Answer> each : threads.invokeAll(Collections.nCopies(10, same))) {
        statuses.add(each.get().status());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(statuses).contains(201).isSubsetOf(201, 409);
    assertThat(client.get(account + "/faxboxes").data()).hasSize(1);
  }

  @Test
  void what_was_refused_may_be_put_right_under_the_same_key() {
    assertThat(send("PUT", "/faxboxes", JSON.createObjectNode(), "right").status()).isEqualTo(400);

    assertThat(send("PUT", "/faxboxes", named("right"), "right").status()).isEqualTo(201);
  }

  @Test
  void a_removal_answers_the_same_again() {
    String box = send("PUT", "/faxboxes", named("short"), "made").data().path("id").asText();

    Answer first = send("DELETE", "/faxboxes/" + box, JSON.createObjectNode(), "gone");
    Answer again = send("DELETE", "/faxboxes/" + box, JSON.createObjectNode(), "gone");

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.data()).isEqualTo(first.data());
  }

  @Test
  void the_secret_of_a_key_is_told_once() {
    Answer first = send("PUT", "/api_keys", named("secret"), "key");
    int keys = client.get(account + "/api_keys").data().size();
    Answer again = send("PUT", "/api_keys", named("secret"), "key");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.data().path("api_key").asText()).isNotBlank();
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.toString()).doesNotContain(first.data().path("api_key").asText());
    assertThat(client.get(account + "/api_keys").data()).hasSize(keys);
  }
}
