package org.caselli.fax.web.security;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caselli.fax.wire.Json;

/**
 * What a client says around its {@code data} of how the request is to be taken (spec 1.1): in the
 * query, or else in the envelope of the body.
 *
 * @param body the envelope; empty for none that can be read
 */
record RequestEnvelope(Map<String, String> query, ObjectNode body) {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS");

  private static final Map<String, String> SHORT_TYPES =
      Map.of(
          "json", "application/json",
          "pdf", "application/pdf",
          "tiff", "image/tiff",
          "tif", "image/tiff",
          "png", "image/png");

  RequestEnvelope {
    query = Map.copyOf(query);
  }

  /** Without a body. */
  RequestEnvelope(Map<String, String> query) {
    this(query, Json.object());
  }

  /** The token that came with it. */
  Optional<String> token() {
    return named("auth_token");
  }

  /** The method that is meant, if it is one. */
  Optional<String> verb() {
    return named("verb").map(verb -> verb.toUpperCase(Locale.ROOT)).filter(METHODS::contains);
  }

  /** The {@code Accept} header that is meant; {@code pdf} and the like stand for a type. */
  Optional<String> accept() {
    return named("accept").map(accept -> SHORT_TYPES.getOrDefault(accept, accept));
  }

  private Optional<String> named(String name) {
    return Optional.ofNullable(query.get(name))
        .or(() -> Optional.ofNullable(body.get(name)).map(value -> value.asText("")))
        .filter(value -> !value.isBlank());
  }
}
