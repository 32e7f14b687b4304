package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The requests that published clients of Kazoo make, each in its own manner: how it signs in, which
 * addresses it builds, what it sends along and what it reads of the answer.
 */
@ExtendWith(FaxServer.class)
class KazooClientIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "sesame-open-up";

  private FaxClient client;
  private String account;
  private String realm;
  private String name;

  @BeforeEach
  void anAccountWithAUser(FaxServer.Running running) {
    name = "Kazoo client " + System.nanoTime();
    client = running.newAccount(name);
    account = "/v2/accounts/" + client.account();
    realm = client.get(account).data().path("realm").asText();
    ObjectNode user = JSON.createObjectNode().put("username", "ada").put("password", PASSWORD);
    assertThat(client.put(account + "/users", user.put("priv_level", "admin")).status())
        .isEqualTo(201);
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String body(Map<String, ?> data) {
    return JSON.createObjectNode().<ObjectNode>set("data", JSON.valueToTree(data)).toString();
  }

  private Answer send(HttpRequest.Builder request, String method, String body) {
    return client.send(request.method(method, BodyPublishers.ofString(body)), method);
  }

  private HttpRequest.Builder json(String path, String token) {
    HttpRequest.Builder request = client.request(path).header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("X-Auth-Token", token);
  }

  /** The SDK in Python: signs in by the account's name, reads {@code status} and {@code data}. */
  @Test
  void in_python() {
    Answer in =
        send(
            json("/v2/user_auth", ""),
            "PUT",
            body(Map.of("credentials", md5("ada:" + PASSWORD), "account_name", name)));
    String token = in.json().path("auth_token").asText();

    Answer boxes = client.send(json(account + "/faxboxes", token), "GET");
    Answer made = send(json(account + "/faxboxes", token), "PUT", body(Map.of("name", "python")));
    Answer bad = send(json(account + "/faxboxes", token), "PUT", body(Map.of("caller_id", "1")));
    Answer missing = client.send(json(account + "/faxes/outgoing/" + "0".repeat(32), token), "GET");

    assertThat(in.data().path("account_id").asText()).isEqualTo(client.account());
    assertThat(boxes.json().path("status").asText()).isEqualTo("success");
    assertThat(made.data().path("id").asText()).hasSize(32);
    assertThat(bad.json().path("error").asText()).isEqualTo("400");
    assertThat(bad.data().at("/name/required/message").asText()).isNotEmpty();
    assertThat(missing.json().path("status").asText()).isEqualTo("error");
    assertThat(missing.json().path("message").asText()).isEqualTo("bad_identifier");
  }

  /** The SDK in PHP: signs in by realm, without a type of its body, and asks for the account. */
  @Test
  void in_php() {
    Answer in =
        send(
            client.request("/v2/user_auth"),
            "PUT",
            body(Map.of("credentials", md5("ada:" + PASSWORD), "realm", realm)));
    JsonNode auth = in.data();
    String token = in.json().path("auth_token").asText();
    String own = "/v2/accounts/" + auth.path("account_id").asText();

    Answer read = client.send(client.request(own).header("X-Auth-Token", token), "GET");
    Answer users = client.send(client.request(own + "/users").header("X-Auth-Token", token), "GET");
    Answer refused = client.send(client.request(own).header("X-Auth-Token", "none"), "GET");

    assertThat(read.data().path("id").asText()).isEqualTo(client.account());
    assertThat(users.data()).hasSize(1);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().has("message")).isTrue();
  }

  /**
   * The SDK for browsers: slashes at the end, a number against caches, {@code ui_metadata} in the
   * data, a body along with DELETE, and errors read only when their type is plainly JSON.
   */
  @Test
  void in_a_browser() {
    String token = client.token();
    Map<String, ?> made =
        Map.of("name", "browser", "ui_metadata", Map.of("ui", "monster-ui", "version", "4"));

    Answer box = send(json(account + "/faxboxes/", token), "PUT", body(made));
    String path = account + "/faxboxes/" + box.data().path("id").asText();
    Answer list = client.send(json(account + "/faxboxes/?_=1700000000000", token), "GET");
    Answer changed =
        send(json(path, token), "POST", body(Map.of("name", "other", "id", "of the form")));
    Answer removed =
        send(json(path, token), "DELETE", body(Map.of("ui_metadata", Map.of("ui", "monster-ui"))));
    Answer sent =
        send(
            json(account + "/faxes/", token),
            "PUT",
            body(Map.of("to_number", "+15005550000", "from_number", client.number())));
    Answer numbers =
        client.send(json(account + "/phone_numbers?filter_state=in_service&_=1", token), "GET");

    assertThat(box.status()).isEqualTo(201);
    assertThat(list.data()).hasSize(1);
    assertThat(changed.data().path("name").asText()).isEqualTo("other");
    assertThat(changed.data().path("id")).isEqualTo(box.data().path("id"));
    assertThat(removed.status()).isEqualTo(200);
    assertThat(sent.status()).isEqualTo(400);
    assertThat(sent.header("Content-Type")).isEqualTo("application/json");
    assertThat(sent.data().at("/document.url/required/message").asText()).isNotEmpty();
    assertThat(numbers.data().path("numbers").has(client.number())).isTrue();
  }

  /** The one for Node.js: the method once more as {@code verb} with each request. */
  @Test
  void in_node() {
    String in =
        JSON.createObjectNode()
            .put("verb", "PUT")
            .<ObjectNode>set(
                "data",
                JSON.valueToTree(
                    Map.of("credentials", md5("ada:" + PASSWORD), "account_name", name)))
            .toString();
    String token = send(json("/v2/user_auth", ""), "PUT", in).json().path("auth_token").asText();
    String change =
        JSON.createObjectNode()
            .put("verb", "POST")
            .<ObjectNode>set("data", JSON.valueToTree(Map.of("name", "renamed " + name)))
            .toString();

    Answer changed = send(json(account, token), "POST", change);
    Answer around = client.send(json(account + "/siblings", token), "GET");

    assertThat(changed.data().path("name").asText()).isEqualTo("renamed " + name);
    assertThat(around.json().path("status").asText()).isEqualTo("error");
    assertThat(around.status()).isEqualTo(403);
  }

  /** curl as Kazoo's documentation has it: the type of a form, the envelope as its content. */
  @Test
  void by_curl() {
    HttpRequest.Builder request =
        client
            .request(account + "/faxboxes")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Auth-Token", client.token());

    assertThat(send(request, "PUT", body(Map.of("name", "curl"))).status()).isEqualTo(201);
  }

  /** curl as Kazoo's documentation sends a document: both parts have the same name. */
  @Test
  void a_document_by_curl() {
    String boundary = "------------------------4ebf00fbcf09";
    String data = body(Map.of("to_number", "+15005550000", "from_number", client.number()));
    String parts =
        ("--%1$s\r\n"
                + "Content-Disposition: form-data; name=\"content\"; filename=\"fax.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n%2$s\r\n"
                + "--%1$s\r\n"
                + "Content-Disposition: form-data; name=\"content\"; filename=\"letter.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nDear reader\r\n--%1$s--\r\n")
            .formatted(boundary, data);
    HttpRequest.Builder request =
        client
            .request(account + "/faxes/outgoing")
            .header("Content-Type", "multipart/mixed; boundary=" + boundary)
            .header("X-Auth-Token", client.token());

    Answer sent = send(request, "PUT", parts);

    assertThat(sent.status()).isEqualTo(202);
    assertThat(client.ended(sent.data().path("id").asText()).path("status").asText())
        .isEqualTo("completed");
  }
}
