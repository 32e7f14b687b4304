package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys, users, accounts and limits over HTTP. */
@ExtendWith(FaxServer.class)
class AccessIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FaxClient root;
  private FaxClient client;
  private String account;

  @BeforeEach
  void anAccountOfItsOwn(FaxServer.Running running) {
    root = running.client();
    client = running.newAccount("access");
    account = "/v2/accounts/" + client.account();
  }

  private static ObjectNode data(Map<String, ?> fields) {
    return JSON.valueToTree(fields);
  }

  private Answer call(String method, String path, String token, Map<String, ?> fields) {
    String body = JSON.createObjectNode().<ObjectNode>set("data", data(fields)).toString();
    return client.call(
        method, path, token, "application/json", BodyPublishers.ofString(body, UTF_8));
  }

  private Answer get(String path, String token) {
    return client.call("GET", path, token, "application/json", BodyPublishers.noBody());
  }

  private Answer delete(String path, String token) {
    return client.call("DELETE", path, token, "application/json", BodyPublishers.noBody());
  }

  private String tokenOf(String apiKey) {
    return token(call("PUT", "/v2/api_auth", "", Map.of("api_key", apiKey)));
  }

  private static String token(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().path("auth_token").asText();
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode user(String username, String level) {
    Map<String, String> fields =
        Map.of("username", username, "password", "segreto", "priv_level", level);
    Answer answer = client.put(account + "/users", data(fields));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.data();
  }

  private Answer enter(String username, String password) {
    String realm = client.get(account).data().path("realm").asText();
    return call(
        "PUT",
        "/v2/user_auth",
        "",
        Map.of("credentials", md5(username + ":" + password), "account_realm", realm));
  }

  @Test
  void a_user_signs_in_as_kazoos_clients_do_and_out_again() {
    JsonNode user = user("Mario", "user");

    Answer answer = enter("mario", "segreto");
    String token = token(answer);
    assertThat(answer.data().path("account_id").asText()).isEqualTo(client.account());
    assertThat(answer.data().path("owner_id").asText()).isEqualTo(user.path("id").asText());
    assertThat(answer.data().path("is_reseller").asBoolean()).isFalse();
    assertThat(answer.toString()).doesNotContain("segreto", "verifier");
    assertThat(get(account + "/user_auth/" + token, token).data().path("owner_id"))
        .isEqualTo(user.path("id"));
    assertThat(get(account + "/faxes/outbox", token).status()).isEqualTo(200);
    assertThat(get(account + "/api_keys", token).status()).isEqualTo(403);

    assertThat(delete("/v2/user_auth", token).status()).isEqualTo(200);
    assertThat(get(account, token).status()).isEqualTo(401);
  }

  @Test
  void what_a_user_is_changes_its_tokens_at_once() {
    String path = account + "/users/" + user("luigi", "admin").path("id").asText();
    String token = token(enter("luigi", "segreto"));
    assertThat(get(account + "/api_keys", token).status()).isEqualTo(200);

    assertThat(client.patch(path, data(Map.of("priv_level", "user"))).status()).isEqualTo(200);
    assertThat(get(account, token).status()).isEqualTo(401);
    String second = token(enter("luigi", "segreto"));
    assertThat(call("PATCH", path, second, Map.of("password", "nuovissimo", "nick", "L")).status())
        .isEqualTo(200);
    assertThat(get(account, second).status()).isEqualTo(401);
    assertThat(enter("luigi", "segreto").status()).isEqualTo(401);
    String third = token(enter("luigi", "nuovissimo"));
    assertThat(get(path, third).data().path("nick").asText()).isEqualTo("L");
    assertThat(call("PATCH", path, third, Map.of("priv_level", "admin")).status()).isEqualTo(403);

    assertThat(delete(path, client.token()).status()).isEqualTo(200);
    assertThat(get(account, third).status()).isEqualTo(401);
    assertThat(enter("luigi", "nuovissimo").status()).isEqualTo(401);
  }

  @Test
  void a_key_is_shown_once_and_keeps_to_its_role_until_it_is_revoked() {
    Answer issued =
        client.put(account + "/api_keys", data(Map.of("name", "archive", "role", "read_only")));
    assertThat(issued.status()).as(issued.toString()).isEqualTo(201);
    String path = account + "/api_keys/" + issued.data().path("id").asText();
    String secret = issued.data().path("api_key").asText();
    String token = tokenOf(secret);

    Answer shown = client.get(path);
    assertThat(shown.data().path("name").asText()).isEqualTo("archive");
    assertThat(shown.data().has("last_used")).isTrue();
    assertThat(client.get(account + "/api_keys").toString()).doesNotContain(secret);
    assertThat(client.get(account + "/api_key").data().path("api_key").isNull()).isTrue();
    assertThat(get(account + "/faxes/inbox", token).status()).isEqualTo(200);
    assertThat(call("PUT", account + "/faxboxes", token, Map.of("name", "x")).status())
        .isEqualTo(403);

    assertThat(delete(path, client.token()).status()).isEqualTo(200);
    assertThat(get(account, token).status()).isEqualTo(401);
    assertThat(call("PUT", "/v2/api_auth", "", Map.of("api_key", secret)).status()).isEqualTo(401);
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(
            client
                .put(account + "/api_keys", data(Map.of("name", "x", "role", "reseller")))
                .status())
        .isEqualTo(403);
  }

  @Test
  void a_key_for_one_faxbox_sees_that_one() {
    JsonNode own = client.put(account + "/faxboxes", data(Map.of("name", "own"))).data();
    JsonNode other = client.put(account + "/faxboxes", data(Map.of("name", "other"))).data();
    String secret =
        client
            .put(
                account + "/api_keys",
                data(Map.of("name", "desk", "faxbox_id", own.path("id").asText())))
            .data()
            .path("api_key")
            .asText();
    String token = tokenOf(secret);

    assertThat(get(account + "/faxboxes", token).data()).hasSize(1);
    assertThat(get(account + "/faxboxes/" + own.path("id").asText(), token).status())
        .isEqualTo(200);
    assertThat(get(account + "/faxboxes/" + other.path("id").asText(), token).status())
        .isEqualTo(404);
    assertThat(get(account + "/phone_numbers", token).data().path("numbers")).isEmpty();
    assertThat(get(account + "/users", token).status()).isEqualTo(403);
  }

  @Test
  void accounts_form_a_tree_that_each_sees_from_its_own_place() {
    String root = "/v2/accounts/" + this.root.account();
    JsonNode children = this.root.get(root + "/children").data();
    assertThat(children.findValuesAsText("id")).contains(client.account());
    assertThat(this.root.get(account + "/parents").data().findValuesAsText("id"))
        .containsExactly(this.root.account());
    assertThat(this.root.get(root + "/descendants").data().findValuesAsText("id"))
        .contains(client.account());
    assertThat(this.root.get(account + "/siblings").data().findValuesAsText("id"))
        .doesNotContain(client.account());

    assertThat(client.get("/v2/accounts").data().path("id").asText()).isEqualTo(client.account());
    assertThat(client.get(account + "/tree").data()).isEmpty();
    assertThat(client.get(account + "/siblings").status()).isEqualTo(403);
    assertThat(client.get(root).status()).isEqualTo(403);
    assertThat(client.get("/v2/accounts/" + "0".repeat(32)).status()).isEqualTo(403);
  }

  @Test
  void an_account_is_changed_switched_off_and_removed() {
    String token = client.token();
    assertThat(client.patch(account, data(Map.of("name", "renamed", "x", 1))).status())
        .isEqualTo(200);
    assertThat(client.get(account).data().path("x").asInt()).isEqualTo(1);
    assertThat(client.patch(account, data(Map.of("timezone", "Mars/Olympus"))).status())
        .isEqualTo(400);
    String rootRealm = root.get("/v2/accounts/" + root.account()).data().path("realm").asText();
    Answer taken = client.patch(account, data(Map.of("realm", rootRealm)));
    assertThat(taken.status()).isEqualTo(400);
    assertThat(taken.data().at("/realm/unique/message").asText()).contains("taken");

    assertThat(root.patch(account, data(Map.of("enabled", false))).status()).isEqualTo(200);
    assertThat(get(account, token).status()).isEqualTo(401);
    assertThat(root.patch(account, data(Map.of("enabled", true))).status()).isEqualTo(200);
    assertThat(get(account, token).status()).isEqualTo(200);

    assertThat(delete(account, token).status()).isEqualTo(403);
    assertThat(delete(account, root.token()).status()).isEqualTo(200);
    assertThat(get(account, token).status()).isEqualTo(401);
    assertThat(root.get(account).status()).isEqualTo(404);
  }

  @Test
  void numbers_are_listed_by_number_and_answered_by_a_faxbox() {
    JsonNode box = client.put(account + "/faxboxes", data(Map.of("name", "desk"))).data();
    String path = account + "/phone_numbers/" + client.number();

    assertThat(client.get(account + "/phone_numbers").data().at("/numbers/" + client.number()))
        .isNotEmpty();
    Answer answered = client.patch(path, data(Map.of("faxbox_id", box.path("id").asText())));
    assertThat(answered.status()).as(answered.toString()).isEqualTo(200);
    assertThat(client.get(path).data().path("used_by").asText()).isEqualTo("faxbox");
    assertThat(client.put(account + "/phone_numbers/+12025559999", data(Map.of())).status())
        .isEqualTo(403);
    assertThat(root.put(account + "/phone_numbers/+12025559999/activate", data(Map.of())).status())
        .isEqualTo(201);
    assertThat(delete(account + "/phone_numbers/+12025559999", client.token()).status())
        .isEqualTo(200);
    assertThat(client.get(account + "/phone_numbers/+12025559999").status()).isEqualTo(404);
  }

  @Test
  void too_many_requests_are_told_when_to_come_again() {
    Answer before = client.get(account);
    assertThat(before.json().at("/tokens/consumed").asInt()).isEqualTo(1);
    assertThat(before.json().at("/tokens/remaining").asInt()).isPositive();

    root.patch(account + "/configs/fax", data(Map.of("api_rate_burst", 1, "api_rate_limit", 1)));
    Answer refused = before;
    for (int i = 0; i < 3; i++) {
      refused = client.get(account);
    }
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().path("message").asText()).isEqualTo("too_many_requests");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    assertThat(root.get(account).status()).isEqualTo(200);
  }

  @Test
  void guessing_is_slowed_down() {
    user("peach", "user");
    Answer answer = enter("peach", "wrong0");
    assertThat(answer.status()).isEqualTo(401);
    for (int i = 1; i < 12; i++) {
      answer = enter("peach", "wrong" + i);
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isNotBlank();
    assertThat(enter("peach", "segreto").status()).isEqualTo(429);
  }
}
