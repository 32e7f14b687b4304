package org.caselli.fax.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;

/** The server's management model over HTTP, as its console sees it. */
public final class Management {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerUnderTest server;

  public Management(ServerUnderTest server) {
    this.server = server;
  }

  /**
   * An operation.
   *
   * @param address pairs of type and name, separated by slashes: {@code type=memory/…}
   * @param arguments pairs of name and value
   * @return its result
   */
  public JsonNode run(String operation, String address, String... arguments) {
    JsonNode answer = ask(operation, address, arguments);
    if (!isSuccess(answer)) {
      throw new IllegalStateException(operation + " on " + address + " failed: " + answer);
    }
    return answer.path("result");
  }

  /** Whether there is something at an address. */
  public boolean has(String address) {
    return isSuccess(ask("read-resource", address));
  }

  private static boolean isSuccess(JsonNode answer) {
    return answer.path("outcome").asText().equals("success");
  }

  private JsonNode ask(String operation, String address, String... arguments) {
    ObjectNode request = JSON.createObjectNode().put("operation", operation);
    ArrayNode path = request.putArray("address");
    for (String step : address.split("/")) {
      path.add(step.substring(0, step.indexOf('='))).add(step.substring(step.indexOf('=') + 1));
    }
    for (int i = 0; i < arguments.length; i += 2) {
      request.put(arguments[i], arguments[i + 1]);
    }
    return post(request);
  }

  /** An attribute, as it is now. */
  public JsonNode read(String address, String attribute) {
    return run("read-attribute", address, "name", attribute);
  }

  /** Bytes of heap in use after a collection. */
  public long liveHeap() {
    String memory = "core-service=platform-mbean/type=memory";
    run("gc", memory);
    return read(memory, "heap-memory-usage").path("used").asLong();
  }

  /** Threads that live in the server. */
  public int threads() {
    return read("core-service=platform-mbean/type=threading", "thread-count").asInt();
  }

  private JsonNode post(ObjectNode request) {
    try {
      // java.net.http knows no digest authentication.
      HttpURLConnection connection =
          (HttpURLConnection) server.management().resolve("/management").toURL().openConnection();
      connection.setAuthenticator(
          new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
              return new PasswordAuthentication("admin", server.consolePassword().toCharArray());
            }
          });
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(request.toString().getBytes(StandardCharsets.UTF_8));
      }
      boolean failed = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
      try (InputStream in = failed ? connection.getErrorStream() : connection.getInputStream()) {
        return JSON.readTree(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The management interface does not answer", e);
    }
  }
}
