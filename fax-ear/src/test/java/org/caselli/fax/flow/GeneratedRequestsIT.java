package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.flow.Contract.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever is sent to an operation, the answer is one of the OpenAPI document's and no fault of
 * ours. {@code -Dfax.requests.seed} chooses other requests, {@code -Dfax.requests.rounds} more of
 * them; a failure names the seed of its request.
 */
@ExtendWith(FaxServer.class)
class GeneratedRequestsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = Long.getLong("fax.requests.seed", 20261123);
  private static final int ROUNDS = Integer.getInteger("fax.requests.rounds", 40);
  private static final int ENOUGH = 15;
  private static final int FAULT = 500;

  private final FaxClient root;
  private final FaxClient client;
  private final Tenant tenant;
  private String token;

  GeneratedRequestsIT(FaxServer.Running running) {
    root = running.client();
    client = running.newAccount("generated");
    tenant = Tenant.of(client);
    token = token();
  }

  /** May do all but what concerns the whole system, which other tests need as it is. */
  private String token() {
    ObjectNode wanted = JSON.createObjectNode().put("name", "generated").put("role", "reseller");
    Answer key = root.put("/v2/accounts/" + client.account() + "/api_keys", wanted);
    ObjectNode envelope = JSON.createObjectNode();
    envelope.putObject("data").set("api_key", key.data().path("api_key"));
    return client
        .call(
            "PUT",
            "/v2/api_auth",
            "",
            "application/json",
            BodyPublishers.ofString(envelope.toString()))
        .json()
        .path("auth_token")
        .asText();
  }

  @Test
  void no_request_meets_a_fault_and_every_answer_is_in_the_document() {
    List<String> failures = new ArrayList<>();
    List<Operation> operations = Contract.document().operations();
    for (int round = 0; round < ROUNDS && failures.size() < ENOUGH; round++) {
      for (int i = 0; i < operations.size() && failures.size() < ENOUGH; i++) {
        Operation operation = operations.get(i);
        long seed = SEED + 1000L * round + i;
        GeneratedRequest request = GeneratedRequest.of(operation, tenant, seed);
        failure(operation, request)
            .ifPresent(said -> failures.add("seed " + seed + ": " + said + "\n  " + request));
      }
    }

    assertThat(failures).isEmpty();
  }

  private Optional<String> failure(Operation operation, GeneratedRequest request) {
    try {
      Answer answer = client.send(request.on(client, token), request.method());
      if (operation.id().startsWith("signOut") && answer.status() < 300) {
        token = token();
      }
      return answer.status() >= FAULT ? Optional.of(answer.toString()) : Optional.empty();
    } catch (AssertionError | UncheckedIOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
