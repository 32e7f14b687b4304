package org.caselli.fax.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.caselli.fax.app.limit.Allowance;
import org.caselli.fax.wire.Json;

/**
 * What every answer has around its data (spec 1.1).
 *
 * @param requestId of the request, for support
 * @param authToken the caller's token; empty for none
 * @param node opaque name of the node that answers
 * @param version of the server
 * @param timestamp of the answer
 * @param allowance what is left to the caller; empty when it has no limit
 */
public record Envelope(
    String requestId,
    String authToken,
    String node,
    String version,
    Instant timestamp,
    Optional<Allowance> allowance) {
  /**
   * One thing.
   *
   * @param revision its entity tag
   */
  public ObjectNode success(JsonNode data, String revision) {
    ObjectNode body = Json.object();
    body.set("data", data);
    body.put("revision", revision);
    body.put("status", "success");
    return common(body);
  }

  /**
   * A page of a list.
   *
   * @param startKey as the client gave it
   * @param nextStartKey empty on the last page
   */
  public ObjectNode page(ArrayNode data, Optional<String> startKey, Optional<String> nextStartKey) {
    ObjectNode body = Json.object();
    body.set("data", data);
    body.put("page_size", data.size());
    startKey.ifPresent(key -> body.put("start_key", key));
    nextStartKey.ifPresent(key -> body.put("next_start_key", key));
    body.put("revision", "automatic");
    body.put("status", "success");
    return common(body);
  }

  /**
   * A refusal.
   *
   * @param status HTTP status
   * @param token Kazoo's word for it
   */
  public ObjectNode error(int status, String token, JsonNode data) {
    ObjectNode body = Json.object();
    body.set("data", data);
    body.put("error", Integer.toString(status));
    body.put("message", token);
    body.put("status", "error");
    return common(body);
  }

  private ObjectNode common(ObjectNode body) {
    if (!authToken.isEmpty()) {
      body.put("auth_token", authToken);
    }
    allowance.ifPresent(
        left ->
            body.putObject("tokens")
                .put("consumed", left.consumed())
                .put("remaining", left.remaining()));
    body.put("timestamp", timestamp.truncatedTo(ChronoUnit.SECONDS).toString());
    body.put("version", version);
    body.put("node", node);
    body.put("request_id", requestId);
    return body;
  }
}
