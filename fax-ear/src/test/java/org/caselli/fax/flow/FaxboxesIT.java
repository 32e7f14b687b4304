package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faxboxes as clients of Kazoo use them. */
@ExtendWith(FaxServer.class)
class FaxboxesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FaxServer.Running running;
  private FaxClient client;
  private String faxboxes;

  @BeforeEach
  void anAccountOfItsOwn(FaxServer.Running server) {
    running = server;
    client = running.newAccount("faxboxes");
    faxboxes = faxboxesOf(client);
  }

  private static String faxboxesOf(FaxClient owner) {
    return "/v2/accounts/" + owner.account() + "/faxboxes";
  }

  private static ObjectNode data(Map<String, ?> fields) {
    return JSON.valueToTree(fields);
  }

  /** The sequence that Kazoo tests itself with (spec 1.9). */
  @Test
  void a_box_is_made_with_a_name_given_a_key_of_its_own_and_removed() {
    assertThat(client.get(faxboxes).data()).isEmpty();

    String name = UUID.randomUUID().toString();
    Answer made = client.put(faxboxes, data(Map.of("name", name)));
    String box = faxboxes + "/" + made.data().path("id").asText();
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).endsWith(box);
    assertThat(made.data().path("name").asText()).isEqualTo(name);
    assertThat(made.data().path("smtp_email_address").asText()).matches("[0-9a-f]{8}\\..+");

    JsonNode patched = client.patch(box, data(Map.of("custom", List.of(1, "two")))).data();
    JsonNode list = client.get(faxboxes).data();
    assertThat(patched.path("name").asText()).isEqualTo(name);
    assertThat(list).hasSize(1);
    assertThat(list.path(0)).isEqualTo(patched);
    assertThat(patched.at("/custom/1").asText()).isEqualTo("two");

    Answer removed =
        client.call("DELETE", box, client.token(), "application/json", BodyPublishers.noBody());
    assertThat(removed.status()).isEqualTo(200);
    assertThat(client.get(faxboxes).data()).isEmpty();
    assertThat(client.get(box).status()).isEqualTo(404);
  }

  @Test
  void a_change_is_judged_with_what_is_there() {
    Answer made = client.put(faxboxes, data(Map.of("name", "box")));
    String box = faxboxes + "/" + made.data().path("id").asText();

    assertThat(client.patch(box, data(Map.of("retries", "3"))).data().path("retries").asInt())
        .isEqualTo(3);
    assertThat(client.patch(box, JSON.createObjectNode().putNull("name")).status()).isEqualTo(400);
    JsonNode patched = client.patch(box, data(Map.of("pvt_secret", 1, "_rev", 2))).data();
    assertThat(patched.has("pvt_secret") || patched.has("_rev")).isFalse();
  }

  @Test
  void a_mail_domain_belongs_to_one_box_of_the_system() {
    FaxClient neighbour = running.newAccount("neighbour");
    String domain = "fax-" + System.nanoTime() + ".example.com";
    String field = "custom_smtp_email_address";
    Answer mine = client.put(faxboxes, data(Map.of("name", "mine", field, domain)));

    Answer theirs =
        neighbour.put(
            faxboxesOf(neighbour),
            data(Map.of("name", "theirs", field, domain.toUpperCase(java.util.Locale.ROOT))));
    Answer generated =
        neighbour.put(
            faxboxesOf(neighbour),
            data(Map.of("name", "theirs", field, mine.data().path("smtp_email_address").asText())));

    assertThat(mine.status()).isEqualTo(201);
    assertThat(theirs.status()).isEqualTo(400);
    assertThat(theirs.data().at("/" + field + "/unique/message").asText()).isNotEmpty();
    assertThat(generated.status()).isEqualTo(400);
  }

  @Test
  void who_may_mail_is_said_in_expressions_that_compile() {
    Answer good =
        client.put(
            faxboxes,
            data(Map.of("name", "a", "smtp_permission_list", List.of(".*@example\\.com"))));
    Answer bad =
        client.put(
            faxboxes, data(Map.of("name", "b", "smtp_permission_list", List.of("ok", "(["))));

    assertThat(good.status()).isEqualTo(201);
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.data().has("smtp_permission_list.1")).as(bad.toString()).isTrue();
  }

  @Test
  void what_somebody_else_has_changed_meanwhile_is_not_overwritten() {
    String account = "/v2/accounts/" + client.account();
    ObjectNode user = data(Map.of("username", "anna", "password", "segreto"));
    ObjectNode callflow =
        data(
            Map.of(
                "numbers", List.of("1000"), "flow", Map.of("module", "hangup", "data", Map.of())));
    List<String> things =
        List.of(
            account,
            faxboxes + "/" + made(faxboxes, data(Map.of("name", "box"))),
            account + "/users/" + made(account + "/users", user),
            account + "/callflows/" + made(account + "/callflows", callflow));

    for (String thing : things) {
      String seen = client.get(thing).header("ETag");
      assertThat(patchedIf(thing, seen, "first").status()).as(thing).isEqualTo(200);
      Answer late = patchedIf(thing, seen, "second");
      assertThat(late.status()).as(thing).isEqualTo(412);
      assertThat(client.get(thing).data().path("x_note").asText()).isEqualTo("first");
    }
  }

  private String made(String path, ObjectNode data) {
    Answer made = client.put(path, data);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.data().path("id").asText();
  }

  @Test
  void the_usage_of_a_faxbox_has_its_faxes_as_soon_as_they_have_ended() {
    String box = made(faxboxes, data(Map.of("name", "counted")));
    Map<String, Object> through = Map.of("faxbox_id", box, "retries", 1);
    client.ended(client.send(Documents.pdf("counted", 2), "+15005550000", through));
    client.ended(client.send(Documents.pdf("counted", 2), "+15005550001", through));

    String usage = "/v2/accounts/" + client.account() + "/usage?step=hour&faxbox_id=";
    JsonNode counted = client.get(usage + box).data();

    assertThat(counted.path("outbound"))
        .isEqualTo(data(Map.of("completed", 1, "failed", 1, "cancelled", 0, "pages", 2)));
    assertThat(counted.at("/causes/0/cause").asText()).isEqualTo("UNALLOCATED_NUMBER");
    assertThat(counted.path("faxboxes").findValuesAsText("faxbox_id")).containsExactly(box);
    assertThat(client.get(usage + "nonsense").status()).isEqualTo(400);
    assertThat(client.get("/v2/accounts/" + client.account() + "/usage?to=0").status())
        .isEqualTo(400);
  }

  private Answer patchedIf(String thing, String seen, String note) {
    return client.send(
        client
            .request(thing)
            .header("Content-Type", "application/json")
            .header("X-Auth-Token", client.token())
            .header("If-Match", seen)
            .method("PATCH", BodyPublishers.ofString("{\"data\":{\"x_note\":\"" + note + "\"}}")),
        "PATCH");
  }
}
