package org.caselli.fax.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.websocket.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.caselli.fax.app.admin.RecogniseCaller;
import org.caselli.fax.app.limit.RateLimits;
import org.caselli.fax.app.live.Follow;
import org.caselli.fax.app.live.FollowEvents;
import org.caselli.fax.app.live.Following;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;
import org.jspecify.annotations.Nullable;

/**
 * What a client says on a websocket, as Kazoo's blackhole takes it: {@code subscribe}, {@code
 * unsubscribe} and {@code ping}; and what it is answered. For one connection.
 */
final class SocketTalk {
  private static final int MOST_BINDINGS = 100;

  private final Session session;
  private final RecogniseCaller recogniseCaller;
  private final FollowEvents followEvents;
  private final RateLimits limits;
  private final Map<UUID, SocketStream> streams = new HashMap<>();
  private final Map<UUID, Following> followings = new HashMap<>();
  private String token = "";
  private @Nullable Access access;

  SocketTalk(
      Session session,
      RecogniseCaller recogniseCaller,
      FollowEvents followEvents,
      RateLimits limits) {
    this.session = session;
    this.recogniseCaller = recogniseCaller;
    this.followEvents = followEvents;
    this.limits = limits;
  }

  /** Something is wrong with what the client said. */
  private static final class Objection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Objection(String message) {
      super(message);
    }
  }

  /** Whether the client has shown who it is. */
  synchronized boolean isAuthenticated() {
    return access != null;
  }

  /** Answers a message. */
  synchronized ObjectNode answer(String text, String address) {
    ObjectNode message;
    try {
      message = Json.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (FaxException e) {
      return reply("", "error", errors("a message is a JSON object with an action"));
    }
    String request = message.path("request_id").asText("");
    try {
      return reply(request, "success", done(message, address));
    } catch (Objection e) {
      return reply(request, "error", errors(e.getMessage()));
    } catch (FaxException e) {
      return reply(request, "error", errors(e.getMessage()));
    }
  }

  private static ObjectNode reply(String request, String status, ObjectNode data) {
    ObjectNode reply = Json.object();
    reply.put("action", "reply");
    reply.put("request_id", request);
    reply.put("status", status);
    reply.set("data", data);
    return reply;
  }

  private static ObjectNode errors(@Nullable String error) {
    ObjectNode data = Json.object();
    data.putArray("errors").add(error);
    return data;
  }

  private ObjectNode done(ObjectNode message, String address) {
    Access caller = authenticated(message.path("auth_token").asText(""), address);
    JsonNode data = message.path("data");
    String action = message.path("action").asText("");
    return switch (action) {
      case "ping" -> Json.object().put("response", "pong");
      case "subscribe" -> subscribe(caller, account(caller, data), names(data));
      case "unsubscribe" -> unsubscribe(account(caller, data), names(data));
      default -> throw new Objection("unknown action; there are subscribe, unsubscribe and ping");
    };
  }

  /** Kazoo takes the token of the first message for the whole connection. */
  private Access authenticated(String given, String address) {
    if (access != null) {
      limits.request(access);
      return access;
    }
    limits.request(address);
    try {
      access = recogniseCaller.recogniseCaller(given);
      token = given;
      return access;
    } catch (FaxException e) {
      throw new Objection("failed to authenticate token");
    }
  }

  private static UUID account(Access caller, JsonNode data) {
    String given = data.path("account_id").asText("");
    if (given.equals("*")) {
      throw new Objection("unauthorized wildcard account id");
    }
    try {
      return given.isEmpty() ? caller.account() : WireId.fromString(given).value();
    } catch (IllegalArgumentException e) {
      throw new Objection("unauthorized account id");
    }
  }

  /** One binding goes before several. */
  private static List<String> names(JsonNode data) {
    if (data.path("binding").isTextual()) {
      return List.of(data.path("binding").asText());
    }
    List<String> names = new ArrayList<>();
    data.path("bindings").forEach(each -> names.add(each.asText("")));
    return names;
  }

  private ObjectNode subscribe(Access caller, UUID account, List<String> names) {
    List<Binding> wanted = names.stream().distinct().map(n -> new Binding(account, n)).toList();
    if (wanted.isEmpty()) {
      throw new Objection("empty subscription");
    }
    wanted.stream()
        .map(Binding::objection)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            objection -> {
              throw new Objection(objection);
            });
    if (subscriptions().size() + wanted.size() > MOST_BINDINGS) {
      throw new Objection("no more than " + MOST_BINDINGS + " subscriptions on one connection");
    }
    SocketStream stream = streams.computeIfAbsent(account, any -> new SocketStream(session));
    if (!followings.containsKey(account)) {
      followings.put(account, follow(caller, account, stream));
    }
    List<Binding> added =
        wanted.stream().filter(each -> !stream.bindings().contains(each)).toList();
    stream.bindings().addAll(added);
    return subscribed("subscribed", added);
  }

  private Following follow(Access caller, UUID account, SocketStream stream) {
    Follow follow = new Follow(caller, token, account, Optional.empty(), stream::takes);
    try {
      return followEvents.followEvents(follow, OptionalLong.empty()).apply(stream);
    } catch (FaxException e) {
      streams.remove(account);
      throw switch (e.type()) {
        case FORBIDDEN, NOT_FOUND -> new Objection("unauthorized account id");
        default -> e;
      };
    }
  }

  /** Without bindings all of them, of all accounts. */
  private ObjectNode unsubscribe(UUID account, List<String> names) {
    List<Binding> removed =
        names.isEmpty()
            ? bindings()
            : names.stream()
                .map(name -> new Binding(account, name))
                .filter(bindings()::contains)
                .toList();
    removed.forEach(
        each -> {
          SocketStream stream = streams.get(each.account());
          stream.bindings().remove(each);
          if (stream.bindings().isEmpty()) {
            streams.remove(each.account());
            followings.remove(each.account()).leave();
          }
        });
    return subscribed("unsubscribed", removed);
  }

  private ObjectNode subscribed(String name, List<Binding> changed) {
    ObjectNode data = Json.object();
    ArrayNode list = data.putArray(name);
    changed.forEach(each -> list.add(each.requested()));
    ArrayNode all = data.putArray("subscriptions");
    subscriptions().forEach(all::add);
    return data;
  }

  private List<String> subscriptions() {
    return bindings().stream().map(Binding::requested).toList();
  }

  private List<Binding> bindings() {
    return streams.values().stream().flatMap(each -> each.bindings().stream()).toList();
  }

  /** The connection is gone. */
  synchronized void close() {
    followings.values().forEach(Following::leave);
    followings.clear();
    streams.clear();
  }
}
