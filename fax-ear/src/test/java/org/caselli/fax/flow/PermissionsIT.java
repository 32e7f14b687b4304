package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caselli.fax.flow.Contract.Operation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Walks over every operation of the OpenAPI document, as every role and with what belongs to a
 * neighbour. Who may call an operation is told by its {@code x-roles}.
 */
@ExtendWith(FaxServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class PermissionsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);

  /** Seconds from the year 0, by which the API counts, to 1970. */
  private static final long GREGORIAN = 62_167_219_200L;

  private FaxClient root;
  private Tenant home;
  private Tenant neighbour;

  /** Callers by role; all but the system's administrator and the reseller belong to the home. */
  private final Map<String, String> keys = new LinkedHashMap<>();

  private final Map<String, String> tokens = new LinkedHashMap<>();

  @BeforeAll
  void aNeighbour(FaxServer.Running running) {
    neighbour = Tenant.of(running.newAccount("neighbour of the walk")).settled();
  }

  @BeforeEach
  void aHomeWithCallers(FaxServer.Running running) {
    root = running.client();
    FaxClient reseller = running.newAccount("reseller of the walk");
    String above = "/v2/accounts/" + reseller.account();
    home = Tenant.of(running.newAccountBelow(reseller, "home of the walk"));
    String own = "/v2/accounts/" + home.client().account();
    keys.put("read_only", key(own, "read_only"));
    keys.put("send_only", key(own, "send_only"));
    keys.put("user", key(own, "user"));
    keys.put("account_admin", key(own, "account_admin"));
    keys.put("reseller", key(above, "reseller"));
    keys.put("system_admin", root.apiKey());
    keys.forEach((role, key) -> tokens.put(role, token(key)));
  }

  private String key(String account, String role) {
    ObjectNode wanted = JSON.createObjectNode().put("name", "walker").put("role", role);
    Answer made = root.put(account + "/api_keys", wanted);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.data().path("api_key").asText();
  }

  private String token(String key) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.putObject("data").put("api_key", key);
    Answer in =
        root.call(
            "PUT",
            "/v2/api_auth",
            "",
            "application/json",
            BodyPublishers.ofString(envelope.toString()));
    return in.json().path("auth_token").asText();
  }

  /** What takes things away comes last, the account itself at the very end. */
  private static List<Operation> gentleFirst() {
    return Contract.document().operations().stream()
        .filter(operation -> !operation.roles().isEmpty())
        .sorted(
            Comparator.comparing((Operation operation) -> operation.method().equals("delete"))
                .thenComparing(operation -> operation.id().equals("removeAccount")))
        .toList();
  }

  @Test
  void every_role_may_call_what_the_document_says_and_nothing_else() {
    assertSoftly(
        softly -> {
          for (Operation operation : gentleFirst()) {
            tokens.keySet().stream()
                .filter(role -> !operation.roles().contains(role))
                .forEach(
                    role ->
                        softly
                            .assertThat(home.call(operation, tokens.get(role)).status())
                            .as("%s as %s", operation.id(), role)
                            .isEqualTo(403));
          }
          for (Operation operation : gentleFirst()) {
            for (String role :
                changesTheSystem(operation) ? List.<String>of() : operation.roles()) {
              Answer answer = home.call(operation, tokens.get(role));
              softly
                  .assertThat(NOT_LET_IN.contains(answer.status()))
                  .as("%s as %s: %s", operation.id(), role, answer)
                  .isFalse();
              signInAgain(operation, role);
            }
          }
        });
  }

  /** Other tests need the system as it is. */
  private static boolean changesTheSystem(Operation operation) {
    return operation.roles().equals(List.of("system_admin"))
        && !Set.of("get", "patch").contains(operation.method());
  }

  private void signInAgain(Operation operation, String role) {
    if (operation.id().startsWith("signOut")) {
      tokens.put(role, token(keys.get(role)));
    }
  }

  @Test
  void another_account_is_closed_whether_it_is_there_or_not() {
    Tenant nobody = neighbour.withNothing().ofNobody();

    assertSoftly(
        softly -> {
          for (Operation operation : gentleFirst()) {
            if (!operation.path().contains("{account}")) {
              continue;
            }
            for (String role : tokens.keySet()) {
              if (role.equals("system_admin")) {
                continue;
              }
              Answer there = neighbour.call(operation, tokens.get(role));
              Answer nowhere = nobody.call(operation, tokens.get(role));
              softly
                  .assertThat(there.status())
                  .as("%s as %s: %s", operation.id(), role, there)
                  .isEqualTo(403);
              softly
                  .assertThat(told(there))
                  .as("%s as %s", operation.id(), role)
                  .isEqualTo(told(nowhere));
            }
          }
        });
  }

  @Test
  void a_neighbours_things_are_not_there_in_the_own_account() {
    Tenant mixed = home.withThingsOf(neighbour);

    assertSoftly(
        softly -> {
          for (Operation operation : gentleFirst()) {
            if (!operation.path().matches(".*\\{(faxbox|callflow|fax|user|key)}.*")) {
              continue;
            }
            for (String role : operation.roles()) {
              Tenant none = home.withNothing();
              Answer theirs = mixed.call(operation, tokens.get(role));
              Answer nothing = none.call(operation, tokens.get(role));
              softly
                  .assertThat(theirs.status())
                  .as("%s as %s: %s", operation.id(), role, theirs)
                  .isEqualTo(404);
              softly
                  .assertThat(told(theirs))
                  .as("%s as %s", operation.id(), role)
                  .isEqualTo(told(nothing));
            }
          }
        });
  }

  @Test
  void nobody_comes_in_without_a_token_that_is_good() {
    ObjectNode wanted = JSON.createObjectNode().put("name", "revoked").put("role", "account_admin");
    Answer made = root.put("/v2/accounts/" + home.client().account() + "/api_keys", wanted);
    String revoked = token(made.data().path("api_key").asText());
    String expired = expired();
    root.call(
        "DELETE",
        "/v2/accounts/" + home.client().account() + "/api_keys/" + made.data().path("id").asText(),
        root.token(),
        "application/json",
        BodyPublishers.noBody());

    assertSoftly(
        softly -> {
          for (Operation operation : gentleFirst()) {
            for (String token : List.of("", "garbage", "a b;c", revoked, expired)) {
              Answer answer = home.call(operation, token);
              softly
                  .assertThat(answer.status())
                  .as("%s: %s", operation.id(), answer)
                  .isEqualTo(401);
              softly
                  .assertThat(answer.json().path("message").asText())
                  .isEqualTo("invalid_credentials");
            }
          }
        });
  }

  /** A token whose key has just come to its end. */
  private String expired() {
    String own = "/v2/accounts/" + home.client().account();
    ObjectNode wanted = JSON.createObjectNode().put("name", "short").put("role", "account_admin");
    wanted.put("expires", Instant.now().getEpochSecond() + GREGORIAN + 3);
    String token = token(root.put(own + "/api_keys", wanted).data().path("api_key").asText());
    Awaiting.value(
        "end of the key",
        () -> root.call("GET", own, token, "application/json", BodyPublishers.noBody()).status(),
        status -> status == 401);
    return token;
  }

  /** The answer without what differs each time: ids, the request's name, the time. */
  private static String told(Answer answer) {
    return answer.status()
        + " "
        + answer.json().path("message").asText()
        + " "
        + answer
            .data()
            .toString()
            .replaceAll("[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", "{id}")
            .replaceAll("\\+1202555\\d{4}", "{number}");
  }
}
