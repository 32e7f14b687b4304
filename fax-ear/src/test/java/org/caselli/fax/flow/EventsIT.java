package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.caselli.fax.flow.FaxClient.Upload;
import org.caselli.fax.flow.LiveStream.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that follow what happens, by server-sent events and by websocket. */
@ExtendWith(FaxServer.class)
class EventsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Upload PAGES = Documents.pdf("followed", 2);
  private static final String DELIVERED = "+15005550000";

  private final FaxServer.Running running;

  EventsIT(FaxServer.Running running) {
    this.running = running;
  }

  private URI address(FaxClient account, String query) {
    return running.server().rest().resolve("/v2/accounts/" + account.account() + "/events" + query);
  }

  private LiveStream follow(FaxClient account, String lastId) {
    return new LiveStream(address(account, ""), account.token(), lastId);
  }

  private static boolean isEndOf(Sent sent, String fax) {
    return sent.event().equals("end") && sent.data().path("fax_id").asText().equals(fax);
  }

  @Test
  void a_fax_is_followed_to_its_end_and_an_interruption_loses_nothing() {
    FaxClient account = running.newAccount("followed");
    FaxClient other = running.newAccount("following");
    try (LiveStream stream = follow(account, "");
        LiveStream others = follow(other, "")) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
      assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(stream.next().event()).isEqualTo("ready");
      assertThat(others.next().event()).isEqualTo("ready");

      String fax = account.send(PAGES, DELIVERED, Map.of());
      List<Sent> sent = stream.until(each -> isEndOf(each, fax));

      assertThat(sent).extracting(Sent::event).contains("accepted", "prepare", "start", "send");
      assertThat(sent)
          .extracting(each -> each.data().path("sequence").asInt())
          .isEqualTo(IntStream.rangeClosed(1, sent.size()).boxed().toList());
      assertThat(sent).allMatch(each -> each.data().path("fax_id").asText().equals(fax));
      assertThat(sent)
          .filteredOn(each -> each.event().equals("send"))
          .extracting(each -> each.data().path("stage").asText())
          .contains("send");

      String own = other.send(PAGES, DELIVERED, Map.of());
      assertThat(others.until(each -> isEndOf(each, own)))
          .allMatch(each -> each.data().path("fax_id").asText().equals(own));
      interrupted(account, sent);
    }
  }

  private void interrupted(FaxClient account, List<Sent> sent) {
    try (LiveStream again = follow(account, sent.get(1).id())) {
      assertThat(again.next().event()).isEqualTo("ready");
      assertThat(again.until(each -> each.event().equals("end")))
          .isEqualTo(sent.subList(2, sent.size()));
    }
    try (LiveStream late = follow(account, "999999999999")) {
      assertThat(late.next().event()).isEqualTo("reset");
    }
    JsonNode page =
        account.get("/v2/accounts/" + account.account() + "/events?type=end&page_size=5").json();
    assertThat(page.path("data")).hasSize(1);
    assertThat(page.path("data").path(0).path("position").asText())
        .isEqualTo(sent.get(sent.size() - 1).id());
  }

  @Test
  void who_may_not_look_there_does_not_follow_either() {
    FaxClient account = running.newAccount("watched");
    FaxClient stranger = running.newAccount("watching");

    try (LiveStream stream = new LiveStream(address(account, ""), stranger.token(), "")) {
      assertThat(stream.status()).isEqualTo(403);
    }
    try (LiveStream stream = new LiveStream(address(account, ""), "nobody", "")) {
      assertThat(stream.status()).isEqualTo(401);
    }
    try (LiveStream stream = new LiveStream(address(account, "?type=x"), account.token(), "")) {
      assertThat(stream.status()).isEqualTo(400);
    }
  }

  @Test
  void clients_of_kazoos_websocket_hear_of_faxes_and_faxboxes() {
    FaxClient account = running.newAccount("bound");
    String token = account.token();
    try (LiveSocket socket = new LiveSocket(running.server().rest())) {
      assertThat(error(socket.ask("ping", "nobody", JSON.createObjectNode())))
          .isEqualTo("failed to authenticate token");
      assertThat(socket.ask("ping", token, JSON.createObjectNode()).at("/data/response").asText())
          .isEqualTo("pong");
      assertThat(error(socket.ask("subscribe", token, bindings("fax.status"))))
          .startsWith("invalid format for fax subscription");
      assertThat(error(socket.ask("subscribe", token, bindings("call.*.*"))))
          .isEqualTo("no available subscriptions to requested binding");
      ObjectNode foreign = bindings("fax.status.*");
      foreign.put("account_id", running.newAccount("unbound").account());
      assertThat(error(socket.ask("subscribe", token, foreign)))
          .isEqualTo("unauthorized account id");

      JsonNode reply = socket.ask("subscribe", token, bindings("fax.status.*", "object.*.faxbox"));
      assertThat(reply.path("status").asText()).isEqualTo("success");
      assertThat(reply.path("request_id").asText()).isEqualTo("r-subscribe");
      assertThat(reply.at("/data/subscribed")).hasSize(2);

      String path = "/v2/accounts/" + account.account() + "/faxboxes";
      account.put(path, JSON.createObjectNode().put("name", "bound"));
      JsonNode created = socket.next();
      assertThat(created.path("name").asText()).isEqualTo("doc_created");
      assertThat(created.at("/data/type").asText()).isEqualTo("faxbox");

      String fax = account.send(PAGES, DELIVERED, Map.of());
      JsonNode event = socket.next();
      while (!event.at("/data/fax_state").asText().equals("end")) {
        event = socket.next();
      }
      assertThat(event.path("subscribed_key").asText()).isEqualTo("fax.status.*");
      assertThat(event.path("routing_key").asText())
          .isEqualTo("fax.status." + account.account() + "." + fax);

      JsonNode left = socket.ask("unsubscribe", token, JSON.createObjectNode());
      assertThat(left.at("/data/subscriptions")).isEmpty();
    }
  }

  private static String error(JsonNode reply) {
    assertThat(reply.path("status").asText()).isEqualTo("error");
    return reply.at("/data/errors/0").asText();
  }

  private static ObjectNode bindings(String... names) {
    ObjectNode data = JSON.createObjectNode();
    ArrayNode list = data.putArray("bindings");
    List.of(names).forEach(name -> list.add(name));
    return data;
  }
}
