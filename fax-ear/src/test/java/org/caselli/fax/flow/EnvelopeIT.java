package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around the data: envelopes of requests, errors, and what browsers ask. */
@ExtendWith(FaxServer.class)
class EnvelopeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "application/problem+json";

  private FaxClient client;
  private FaxClient root;
  private String faxboxes;

  @BeforeEach
  void anAccountOfItsOwn(FaxServer.Running running) {
    root = running.client();
    client = running.newAccount("envelope");
    faxboxes = "/v2/accounts/" + client.account() + "/faxboxes";
  }

  private static String envelope(Map<String, ?> around, Map<String, ?> data) {
    ObjectNode envelope = JSON.valueToTree(around);
    envelope.set("data", JSON.valueToTree(data));
    return envelope.toString();
  }

  private HttpRequest.Builder signedIn(String path) {
    return client.request(path).header("X-Auth-Token", client.token());
  }

  private String faxbox() {
    Answer made = client.put(faxboxes, JSON.createObjectNode().put("name", "box"));
    return faxboxes + "/" + made.data().path("id").asText();
  }

  @Nested
  class Tunnelling {
    @Test
    void a_post_is_taken_for_the_method_in_verb() {
      String body = envelope(Map.of("verb", "PUT"), Map.of("name", "tunnelled"));

      Answer made = client.send(signedIn(faxboxes).POST(BodyPublishers.ofString(body)), "PUT");

      assertThat(made.status()).isEqualTo(201);
      assertThat(made.data().path("name").asText()).isEqualTo("tunnelled");
    }

    @Test
    void the_verb_may_stand_in_the_query() {
      String box = faxbox();

      Answer removed =
          client.send(signedIn(box + "?verb=delete").POST(BodyPublishers.noBody()), "DELETE");

      assertThat(removed.status()).isEqualTo(200);
      assertThat(client.get(box).status()).isEqualTo(404);
    }

    @Test
    void another_method_than_post_stays_what_it_is() {
      String body = envelope(Map.of("verb", "DELETE"), Map.of("name", "put"));

      Answer made = client.send(signedIn(faxboxes).PUT(BodyPublishers.ofString(body)), "PUT");

      assertThat(made.status()).isEqualTo(201);
    }

    @Test
    void a_verb_that_is_none_changes_nothing() {
      String body = envelope(Map.of("verb", "FROBNICATE"), Map.of("name", "posted"));

      Answer changed = client.send(signedIn(faxbox()).POST(BodyPublishers.ofString(body)), "POST");

      assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void the_token_may_stand_in_the_envelope_or_the_query() {
      String body = envelope(Map.of("auth_token", client.token()), Map.of("name", "own token"));

      Answer made = client.send(client.request(faxboxes).PUT(BodyPublishers.ofString(body)), "PUT");
      Answer list = client.send(client.request(faxboxes + "?auth_token=" + client.token()), "GET");

      assertThat(made.status()).isEqualTo(201);
      assertThat(list.data()).hasSize(1);
    }

    @Test
    void the_action_may_stand_in_the_query() {
      client.accountSetting("max_outbound", 0);
      String fax = client.send(Documents.pdf("held", 1), "+15005550000", Map.of());
      String path = client.faxes() + "/outgoing/" + fax;

      Answer cancelled =
          client.send(signedIn(path + "?action=cancel").PUT(BodyPublishers.noBody()), "PUT");

      assertThat(cancelled.data().path("status").asText()).isEqualTo("cancelled");
      Answer refused = client.send(signedIn(path).PUT(BodyPublishers.noBody()), "PUT");
      assertThat(refused.data().at("/action/required/message").asText()).contains("cancel");
    }

    @Test
    void accept_may_stand_in_the_query() {
      Answer refused =
          client.send(signedIn(faxboxes + "/none?accept=application/problem%2Bjson"), "GET");

      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.header("Content-Type")).isEqualTo(PROBLEM);
    }

    @Test
    void addresses_may_end_in_a_slash_and_a_get_may_have_a_body() {
      HttpRequest.Builder get =
          signedIn(faxboxes + "/").method("GET", BodyPublishers.ofString("{\"data\":{}}"));

      assertThat(client.send(get, "GET").status()).isEqualTo(200);
    }
  }

  @Nested
  class Errors {
    private Answer put(String type, String body) {
      return client.send(
          signedIn(faxboxes).header("Content-Type", type).PUT(BodyPublishers.ofString(body)),
          "PUT");
    }

    @Test
    void malformed_json_is_told_by_line_and_column() {
      Answer refused = put("application/json", "{\"data\":\n {\"name\": nix}}");

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.data().path("message").asText()).contains("line 2, column");
    }

    @Test
    void a_type_that_is_not_taken_is_told_with_what_is() {
      Answer refused = put("text/csv", "a,b");

      assertThat(refused.status()).isEqualTo(415);
      assertThat(refused.data().path("message").asText()).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json-patch+json", "*/*", "image/*"})
    void a_patch_of_another_type_is_refused_and_changes_nothing(String type) {
      String box = faxbox();

      Answer refused =
          client.send(
              signedIn(box)
                  .header("Content-Type", type)
                  .method("PATCH", BodyPublishers.ofString("[]")),
              "PATCH");

      assertThat(refused.status()).isEqualTo(415);
      assertThat(client.get(box).data().path("name").asText()).isEqualTo("box");
    }

    @Test
    void a_field_is_told_with_rule_target_and_value() {
      Answer refused =
          put("application/json", envelope(Map.of(), Map.of("name", "x", "retries", 9)));

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().path("message").asText()).isEqualTo("validation error");
      assertThat(refused.data().at("/retries/maximum/target").asInt()).isEqualTo(4);
      assertThat(refused.data().at("/retries/maximum/value").asInt()).isEqualTo(9);
    }

    @Test
    void a_method_that_is_not_known_is_told_with_those_that_are() {
      Answer refused = client.send(signedIn(faxboxes).DELETE(), "DELETE");

      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.header("Allow")).contains("GET").contains("PUT");
    }

    @Test
    void the_first_version_is_gone() {
      Answer refused = client.send(client.request("/v1/accounts/x/faxes"), "GET");

      assertThat(refused.status()).isEqualTo(410);
      assertThat(refused.json().path("error").asText()).isEqualTo("410");
      assertThat(refused.json().path("request_id").asText())
          .isEqualTo(refused.header("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing/here", "/v3/accounts", "/refused", "/v2", "/v2/nothing"})
    void what_is_not_there_is_told_in_the_form_of_the_api(String path) {
      Answer refused = client.send(client.request(path), "GET");
      Answer asked = client.send(client.request(path).header("Accept", PROBLEM), "GET");

      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.json().path("message").asText()).isEqualTo("bad_identifier");
      assertThat(asked.json().path("type").asText()).isEqualTo("urn:caselli-fax:problem:not-found");
    }

    @Test
    void a_client_that_asks_gets_rfc_9457_with_the_fields() {
      String body = envelope(Map.of(), Map.of());

      Answer refused =
          client.send(
              signedIn(faxboxes).header("Accept", PROBLEM).PUT(BodyPublishers.ofString(body)),
              "PUT");

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.header("Content-Type")).isEqualTo(PROBLEM);
      assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/data/name");
      assertThat(refused.json().path("type").asText()).endsWith(":validation-error");
    }
  }

  @Nested
  class InBrowsers {
    private static final String PAGE = "https://portal.example.com";

    private Answer preflight() {
      return client.send(
          client
              .request(faxboxes)
              .header("Origin", PAGE)
              .header("Access-Control-Request-Method", "PUT")
              .header("Access-Control-Request-Headers", "x-auth-token,content-type")
              .method("OPTIONS", BodyPublishers.noBody()),
          "OPTIONS");
    }

    @Test
    void pages_of_other_origins_may_use_the_api() {
      Answer asked = preflight();
      Answer list = client.send(signedIn(faxboxes).header("Origin", PAGE), "GET");
      Answer refused = client.send(client.request(faxboxes).header("Origin", PAGE), "GET");

      assertThat(asked.status()).isEqualTo(204);
      assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(asked.header("Access-Control-Allow-Methods")).contains("PATCH");
      assertThat(asked.header("Access-Control-Allow-Headers")).contains("X-Auth-Token");
      assertThat(list.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(list.header("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void the_operator_says_which_pages_may() {
      try {
        root.systemSetting("cors_allowed_origins", "https://other.example.com");
        assertThat(preflight().header("Access-Control-Allow-Origin")).isEmpty();

        root.systemSetting("cors_allowed_origins", "https://other.example.com, " + PAGE);
        assertThat(preflight().header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(preflight().header("Vary")).contains("Origin");
      } finally {
        root.systemSetting("cors_allowed_origins", "*");
      }
    }

    @Test
    void the_type_is_json_and_nothing_more() {
      assertThat(client.get(faxboxes).header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void head_has_the_headers_of_get() {
      Answer head = client.send(signedIn(faxbox()).method("HEAD", BodyPublishers.noBody()), "HEAD");

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("ETag")).isNotEmpty();
    }
  }

  @Nested
  class TheDocument {
    @Test
    void anybody_reads_it_as_json_or_yaml() {
      Answer json = client.send(client.request("/openapi"), "GET");
      Answer yaml =
          client.send(client.request("/openapi").header("Accept", "application/yaml"), "GET");

      assertThat(json.json().path("openapi").asText()).isEqualTo("3.1.0");
      assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
      assertThat(new String(yaml.bytes(), java.nio.charset.StandardCharsets.UTF_8))
          .startsWith("openapi: \"3.1.0\"");
      assertThat(client.send(client.request("/openapi.yaml"), "GET").bytes())
          .isEqualTo(yaml.bytes());
    }
  }
}
