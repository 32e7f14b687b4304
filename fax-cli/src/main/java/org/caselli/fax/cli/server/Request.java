package org.caselli.fax.cli.server;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What to ask a server for.
 *
 * @param path below {@code /v2}, with the query
 */
public record Request(String method, String path, Map<String, String> headers, BodyPublisher body) {

  public Request {
    headers = Map.copyOf(headers);
  }

  /** A request without a body. */
  public static Request of(String method, String path) {
    return new Request(method, path, Map.of(), BodyPublishers.noBody());
  }

  Request json(Object body) {
    return with("Content-Type", "application/json")
        .body(BodyPublishers.ofString(JsonText.write(body), StandardCharsets.UTF_8));
  }

  /** The same with one more header. */
  public Request with(String header, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(header, value);
    return new Request(method, path, all, body);
  }

  /** The same with another body. */
  public Request body(BodyPublisher other) {
    return new Request(method, path, headers, other);
  }
}
