package org.caselli.fax.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.webhook.Occasion.FaxEnded;
import org.caselli.fax.domain.webhook.Topic;
import org.caselli.fax.store.Store;
import org.junit.jupiter.api.Test;

/** What webhooks are told has the fields of Kazoo (spec 13.1), and no others but the sequence. */
class HookPayloadJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final UUID ACCOUNT = UUID.fromString("4152ed2b-4282-63ee-b3b5-b9a8ea1e7b50");

  private static final List<String> COMMON =
      List.of(
          "app_name",
          "app_version",
          "event_category",
          "event_name",
          "msg_id",
          "node",
          "server_id",
          "account_id",
          "account_db",
          "sequence",
          "call_id",
          "callee_id_name",
          "callee_id_number",
          "caller_id_name",
          "caller_id_number",
          "fax_id",
          "fax_info",
          "fax_notifications",
          "fax_timestamp",
          "faxbox_id");

  private final HookPayloadJson payloads = new HookPayloadJson("fax1", "1.2.3");
  private final Faxbox box =
      new Faxbox(
          new UUID(0, 2),
          ACCOUNT,
          "a.example",
          new FaxboxDocument(
              Map.of(
                  "name",
                  "desk",
                  "owner_id",
                  "0190f3c2a7b94d1e8f5a6b7c8d9e0f1a",
                  "notifications",
                  Map.of(
                      "inbound",
                      Map.of("email", Map.of("send_to", List.of("in@a.example"))),
                      "outbound",
                      Map.of("email", Map.of("send_to", "out@a.example"))))),
          NOW);

  private static Fax.Parties parties() {
    return new Fax.Parties(
        ACCOUNT, Optional.of(new UUID(0, 2)), "+12025550143", "Ann", "+12025550100", "Bob");
  }

  private ObjectNode told(Fax fax, Kind kind) {
    FaxEvent event =
        new FaxEvent(
            new UUID(0, 3),
            kind,
            FaxEvent.About.of(fax),
            Optional.empty(),
            "It was busy",
            fax.result(),
            NOW);
    FaxEnded ended =
        new FaxEnded(
            new LoggedEvent(9, 4, event),
            Topic.ended(fax.direction(), kind != Kind.ERROR),
            Optional.of(fax),
            Optional.of(box),
            "call",
            "realm.example");
    return Json.stored(payloads.json(ended, Map.of()));
  }

  private static Fax inbound() {
    return Fax.inbound(
        new UUID(0, 1),
        parties(),
        Store.plainOptions(),
        new Facts(Map.of("success", true, "result_code", 48)),
        NOW);
  }

  private static Fax outbound() {
    return Fax.outbound(new UUID(0, 1), parties(), Store.plainOptions("me@a.example"), "{}", NOW);
  }

  private static List<String> names(ObjectNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> commonAnd(String... more) {
    List<String> all = new ArrayList<>(COMMON);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void a_received_fax_has_these_fields() {
    ObjectNode json = told(inbound(), Kind.RECEIVE);

    assertThat(names(json))
        .containsExactlyInAnyOrderElementsOf(
            commonAnd("from_realm", "from_user", "owner_id", "to_realm", "to_user"));
    assertThat(json.path("event_name").asText()).isEqualTo("inbound_fax");
    assertThat(json.path("account_db").asText())
        .isEqualTo("account%2F41%2F52%2Fed2b428263eeb3b5b9a8ea1e7b50-202611");
    assertThat(json.path("fax_notifications").toString())
        .isEqualTo("{\"email\":{\"send_to\":[\"in@a.example\"]}}");
    assertThat(json.path("sequence").asLong()).isEqualTo(4);
  }

  @Test
  void one_that_did_not_come_says_why() {
    ObjectNode json = told(inbound(), Kind.ERROR);

    assertThat(names(json)).contains("fax_error", "fax_result_code");
    assertThat(json.path("fax_error").asText()).isEqualTo("It was busy");
    assertThat(json.path("fax_result_code").asInt()).isEqualTo(48);
  }

  @Test
  void a_sent_fax_has_these_fields() {
    assertThat(names(told(outbound(), Kind.END)))
        .containsExactlyInAnyOrderElementsOf(commonAnd("fax_jobid", "owner_id"));
    ObjectNode failed = told(outbound(), Kind.ERROR);
    assertThat(names(failed))
        .containsExactlyInAnyOrderElementsOf(commonAnd("fax_jobid", "owner_id", "fax_error"));
    assertThat(failed.path("fax_notifications").toString())
        .contains("\"me@a.example\",\"out@a.example\"");
  }

  @Test
  void custom_data_lies_over_everything() {
    FaxEnded ended =
        new FaxEnded(
            new LoggedEvent(
                9,
                4,
                new FaxEvent(
                    new UUID(0, 3),
                    Kind.END,
                    FaxEvent.About.of(outbound()),
                    Optional.empty(),
                    "",
                    Facts.NONE,
                    NOW)),
            Topic.ended(Direction.OUTBOUND, true),
            Optional.empty(),
            Optional.empty(),
            "",
            "");

    ObjectNode json = Json.stored(payloads.json(ended, Map.of("app_name", "mine", "tag", 7)));

    assertThat(json.path("app_name").asText()).isEqualTo("mine");
    assertThat(json.path("tag").asInt()).isEqualTo(7);
  }

  @Test
  void a_form_is_flat() {
    assertThat(payloads.form("{\"a\":1,\"b\":{\"c\":\"x y\",\"d\":[1,true]},\"e\":\"ü&\"}"))
        .isEqualTo("a=1&b[c]=x+y&b[d][]=1&b[d][]=true&e=%C3%BC%26");
  }

  @Test
  void samples_have_the_fields_of_what_is_told() {
    ObjectNode sample =
        (ObjectNode)
            HookCatalogueJson.samples(
                    "webhooks_notifications",
                    json -> json.path("event_name").asText().equals("inbound_fax"))
                .get(0);

    assertThat(names(told(inbound(), Kind.RECEIVE))).containsAll(names(sample));
  }
}
