package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callflows and numbers as clients of Kazoo use them. */
@ExtendWith(FaxServer.class)
class CallflowsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FaxServer.Running running;
  private FaxClient client;
  private String account;
  private String callflows;
  private String box;

  @BeforeEach
  void anAccountOfItsOwn(FaxServer.Running server) {
    running = server;
    client = running.newAccount("callflows");
    account = "/v2/accounts/" + client.account();
    callflows = account + "/callflows";
    box = made(client.put(account + "/faxboxes", data(Map.of("name", "desk"))));
  }

  private static ObjectNode data(Map<String, ?> fields) {
    return JSON.valueToTree(fields);
  }

  private static String made(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.data().path("id").asText();
  }

  private static Map<String, Object> module(String name, Map<String, ?> data) {
    return Map.of("module", name, "data", data);
  }

  private ObjectNode toBox(String... numbers) {
    return data(
        Map.of(
            "name",
            "to the box",
            "numbers",
            List.of(numbers),
            "flow",
            module("faxbox", Map.of("id", box))));
  }

  private Answer delete(String path) {
    return client.call("DELETE", path, client.token(), "application/json", BodyPublishers.noBody());
  }

  private Answer replaced(String path, ObjectNode data) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.set("data", data);
    return client.call(
        "POST",
        path,
        client.token(),
        "application/json",
        BodyPublishers.ofString(envelope.toString()));
  }

  private Answer collection(String method, ObjectNode data, String token) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.set("data", data);
    return client.call(
        method,
        account + "/phone_numbers/collection",
        token,
        "application/json",
        BodyPublishers.ofString(envelope.toString()));
  }

  @Test
  void a_callflow_is_made_found_changed_and_removed() {
    Answer made = client.put(callflows, toBox(client.number(), "1000"));
    String id = made(made);
    assertThat(made.header("Location")).endsWith(callflows + "/" + id);

    JsonNode list = client.get(callflows).data();
    assertThat(list).hasSize(1);
    assertThat(list.at("/0/id").asText()).isEqualTo(id);
    assertThat(list.at("/0/modules/0").asText()).isEqualTo("faxbox");
    assertThat(client.get(callflows + "?filter_name=other").data()).isEmpty();
    JsonNode one = client.get(callflows + "/" + id).data();
    assertThat(one.at("/flow/data/id").asText()).isEqualTo(box);
    assertThat(one.at("/metadata/" + box + "/name").asText()).isEqualTo("desk");
    JsonNode number = client.get(account + "/phone_numbers/" + client.number()).data();
    assertThat(number.path("used_by").asText()).isEqualTo("callflow");
    assertThat(number.path("callflow_id").asText()).isEqualTo(id);

    Answer patched = client.patch(callflows + "/" + id, data(Map.of("numbers", List.of("1001"))));
    assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
    assertThat(patched.data().path("name").asText()).isEqualTo("to the box");
    assertThat(patched.data().path("numbers")).hasSize(1);
    assertThat(client.get(account + "/phone_numbers/" + client.number()).data().has("used_by"))
        .isFalse();
    ObjectNode next =
        data(
            Map.of(
                "patterns",
                List.of("^2\\d{3}$"),
                "flow",
                module("response", Map.of("code", "603"))));
    Answer replaced = replaced(callflows + "/" + id, next);
    assertThat(replaced.status()).as(replaced.toString()).isEqualTo(200);
    assertThat(replaced.data().has("name")).isFalse();

    assertThat(delete(callflows + "/" + id).data().path("id").asText()).isEqualTo(id);
    assertThat(client.get(callflows + "/" + id).status()).isEqualTo(404);
    assertThat(client.get(callflows).data()).isEmpty();
  }

  private void assertRefused(ObjectNode callflow, String path, String rule) {
    Answer answer = client.put(callflows, callflow);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json().path("message").asText()).isEqualTo("validation error");
    assertThat(answer.data().path(path).path(rule).path("message").asText())
        .as(answer.toString())
        .isNotEmpty();
  }

  @Test
  void what_cannot_work_is_refused_by_field_and_rule() {
    made(client.put(callflows, toBox("1000")));
    String elsewhere = running.newAccount("has a number").number();

    Answer taken = client.put(callflows, toBox("1000"));
    assertThat(taken.status()).isEqualTo(400);
    assertThat(taken.data().at("/numbers/unique/message").asText())
        .startsWith("Number 1000 exists in callflow ");
    assertThat(taken.data().at("/numbers/unique/cause").asText()).isEqualTo("1000");
    assertRefused(toBox(elsewhere), "numbers", "unique");
    assertRefused(toBox("+12025559876"), "numbers", "unauthorized");
    assertRefused(toBox(), "numbers", "required");
    ObjectNode dangling = toBox("1001");
    dangling.withObjectProperty("flow").withObjectProperty("data").put("id", "f".repeat(32));
    assertRefused(dangling, "flow.data.id", "not_found");
    ObjectNode unknown = toBox("1001");
    unknown.withObjectProperty("flow").put("module", "voicemail");
    assertRefused(unknown, "flow.module", "enum");
    ObjectNode without = toBox("1001");
    without.remove("flow");
    assertRefused(without, "flow", "required");
    ObjectNode patterned = toBox("1001");
    patterned.putArray("patterns").add("1[0-9]");
    assertRefused(patterned, "patterns", "pattern");
    ObjectNode executing = toBox("1001");
    executing.set(
        "flow", data(module("device", Map.of("dial_string", "loopback/app=system:reboot"))));
    assertRefused(executing, "flow.data.dial_string", "pattern");
    ObjectNode strange = data(Map.of("numbers", "1001", "flow", List.of()));
    assertThat(client.put(callflows, strange).status()).isEqualTo(400);
  }

  @Test
  void a_number_leads_to_one_place_and_a_faxbox_in_use_stays() {
    String number = account + "/phone_numbers/" + client.number();
    ObjectNode toTheBox = data(Map.of("faxbox_id", box));
    String id = made(client.put(callflows, toBox(client.number())));

    Answer second = client.patch(number, toTheBox);
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.data().at("/faxbox_id/unique/cause").asText()).isEqualTo(id);
    assertThat(delete(account + "/faxboxes/" + box).status()).isEqualTo(409);

    assertThat(delete(callflows + "/" + id).status()).isEqualTo(200);
    assertThat(client.patch(number, toTheBox).data().path("used_by").asText()).isEqualTo("faxbox");
    assertRefused(toBox(client.number()), "numbers", "unique");
    assertThat(delete(account + "/faxboxes/" + box).status()).isEqualTo(200);
  }

  @Test
  void several_numbers_come_and_go_together_or_not_at_all() {
    String root = running.client().token();
    List<String> numbers = List.of("+12025557101", "+12025557102");

    Answer assigned = collection("PUT", data(Map.of("numbers", numbers)), root);
    assertThat(assigned.status()).as(assigned.toString()).isEqualTo(201);
    assertThat(assigned.data().path("success")).hasSize(2);
    Answer answered =
        collection("PATCH", data(Map.of("numbers", numbers, "faxbox_id", box)), client.token());
    assertThat(answered.data().at("/success/+12025557101/faxbox_id").asText()).isEqualTo(box);
    Answer half =
        collection(
            "DELETE",
            data(Map.of("numbers", List.of("+12025557101", "nonsense", "rubbish"))),
            root);
    assertThat(half.status()).isEqualTo(400);
    assertThat(half.data().has("nonsense")).as(half.toString()).isTrue();
    assertThat(client.get(account + "/phone_numbers").data().path("numbers")).hasSize(3);
    assertThat(
            client
                .get(account + "/phone_numbers/2025557101/identify")
                .data()
                .path("account_id")
                .asText())
        .isEqualTo(client.account());

    assertThat(collection("DELETE", data(Map.of("numbers", numbers)), root).status())
        .isEqualTo(200);
    assertThat(client.get(account + "/phone_numbers").data().path("numbers")).hasSize(1);
  }
}
