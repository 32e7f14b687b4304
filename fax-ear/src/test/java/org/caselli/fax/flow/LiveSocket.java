package org.caselli.fax.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the websocket. */
final class LiveSocket implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_S = 60;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  LiveSocket(URI rest) {
    URI address = URI.create("ws://" + rest.getAuthority() + "/websockets");
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Ear()).join();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /** Says something and waits for the reply. */
  JsonNode ask(String action, String token, JsonNode data) {
    ObjectNode message = JSON.createObjectNode();
    message.put("action", action).put("auth_token", token).put("request_id", "r-" + action);
    message.set("data", data);
    say(message.toString());
    JsonNode reply = next();
    while (!reply.path("action").asText().equals("reply")) {
      reply = next();
    }
    return reply;
  }

  void say(String text) {
    socket.sendText(text, true).join();
  }

  /** The next message. */
  JsonNode next() {
    try {
      String text = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("Nothing was heard for " + PATIENCE_S + " s");
      }
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }
}
