package org.caselli.fax.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the server answered. */
public record Answer(HttpResponse<byte[]> response) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** A header, empty when there is none. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public byte[] bytes() {
    return response.body();
  }

  /** The body as JSON. */
  public JsonNode json() {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(this + " is no JSON", e);
    }
  }

  /** What the envelope holds. */
  public JsonNode data() {
    return json().path("data");
  }

  @Override
  public String toString() {
    return status() + " " + new String(response.body(), StandardCharsets.UTF_8);
  }
}
