package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.caselli.fax.flow.FaxClient.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators do with jobs and with the whole system, over REST and JMX. */
@ExtendWith(FaxServer.class)
class MaintenanceIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MAINTENANCE = "/v2/maintenance";
  private static final String DELIVERED = "+15005550000";

  private final FaxServer.Running running;
  private final FaxClient operator;

  MaintenanceIT(FaxServer.Running running) {
    this.running = running;
    this.operator = running.client();
  }

  private Answer post(String path, ObjectNode data) {
    String body = JSON.createObjectNode().set("data", data).toString();
    return operator.call(
        "POST",
        MAINTENANCE + path,
        operator.token(),
        "application/json",
        BodyPublishers.ofString(body));
  }

  private static ObjectNode of(FaxClient account) {
    return JSON.createObjectNode().put("account_id", account.account());
  }

  private List<String> sendTo(FaxClient account, int first, int count) {
    Upload page = Documents.pdf("maintained", 1);
    return IntStream.range(first, first + count)
        .mapToObj(i -> account.send(page, String.format("+150055502%02d", i), Map.of()))
        .toList();
  }

  private static JsonNode pending(FaxClient account, String fax) {
    return account.await(fax, now -> now.path("status").asText().equals("pending"));
  }

  private static List<String> calledFor(FaxServer.Running running, FaxClient account) {
    return running.server().calls().lines("dialled", account.account()).stream()
        .map(CallsLog.Line::call)
        .toList();
  }

  @Test
  void one_account_is_paused_under_load_while_the_others_go_on() {
    List<FaxClient> accounts =
        Stream.of("held back", "goes on", "goes on too").map(running::newAccount).toList();
    FaxClient held = accounts.get(0);

    JsonNode paused = post("/pause", of(held)).data();
    List<List<String>> faxes = new ArrayList<>();
    for (int i = 0; i < accounts.size(); i++) {
      faxes.add(sendTo(accounts.get(i), 10 * i, 10));
    }
    for (int i = 1; i < accounts.size(); i++) {
      FaxClient account = accounts.get(i);
      faxes.get(i).forEach(account::ended);
    }
    faxes.get(0).forEach(fax -> pending(held, fax));

    assertThat(paused.path("paused").asBoolean()).isFalse();
    assertThat(paused.path("paused_accounts").toString()).contains(held.account());
    assertThat(calledFor(running, held)).isEmpty();
    JsonNode jobs =
        operator.get(MAINTENANCE + "/jobs?state=pending&account_id=" + held.account()).data();
    assertThat(jobs).hasSize(10).allMatch(job -> job.path("paused").asBoolean());
    JsonNode waiting = own("/queues/accounts", "account_id", held.account());
    assertThat(waiting.path("hindrance").asText()).isEqualTo("paused");
    assertThat(waiting.path("due").asInt()).isEqualTo(10);
    assertThat(waiting.path("name").asText()).isEqualTo("held back");
    assertThat(own("/queues/numbers", "number", "+15005550200").has("oldest_due")).isTrue();
    assertThat(operator.get(MAINTENANCE + "/troubles").data().findValuesAsText("kind"))
        .containsAnyOf("accounts_paused", "sending_paused");

    post("/resume", of(held));
    faxes
        .get(0)
        .forEach(fax -> assertThat(held.ended(fax).path("status").asText()).isEqualTo("completed"));
    assertThat(calledFor(running, held)).hasSize(10);
  }

  /** What a list of the operator has of one thing. */
  private JsonNode own(String list, String field, String value) {
    for (JsonNode row : operator.get(MAINTENANCE + list + "?page_size=1000").data()) {
      if (row.path(field).asText().equals(value)) {
        return row;
      }
    }
    throw new AssertionError(list + " has no " + value);
  }

  @Test
  void a_call_is_seen_with_its_switch_its_stage_and_who_waits_for_its_number() {
    FaxClient account = running.newAccount("on the line");
    String first = account.send(Documents.pdf("slow", 2), "+15005550140", Map.of());
    Awaiting.value(
        "the call",
        () -> operator.get(MAINTENANCE + "/calls?page_size=1000").data(),
        calls ->
            calls.findValuesAsText("fax_id").contains(first)
                && own("/calls", "fax_id", first).path("stage").asText().equals("send"));
    JsonNode own = own("/calls", "fax_id", first);
    assertThat(own.path("direction").asText()).isEqualTo("outgoing");
    assertThat(own.path("switch").asText()).isEqualTo("sandbox");
    assertThat(own.path("account_name").asText()).isEqualTo("on the line");
    assertThat(own.path("pages").asInt()).isEqualTo(2);
    String second = account.send(Documents.pdf("slow", 1), "+15005550140", Map.of());
    JsonNode numbers =
        Awaiting.value(
            "the number that is waited for",
            () -> operator.get(MAINTENANCE + "/queues/numbers?page_size=1000").data(),
            rows -> rows.findValuesAsText("number").contains("+15005550140"));
    assertThat(numbers.findValuesAsText("held_by")).contains(first);

    cancel(second);
    cancel(first);
    account.ended(first);
  }

  private void cancel(String fax) {
    post("/jobs/" + fax, JSON.createObjectNode().put("status", "cancelled"));
  }

  @Test
  void a_node_tells_what_it_sees_around_it() {
    JsonNode node =
        Awaiting.value(
            "the node's view",
            () -> operator.get(MAINTENANCE + "/nodes").data().path(0),
            row -> row.has("engine"));

    assertThat(node.path("able").asBoolean()).isTrue();
    assertThat(node.path("broker_up").asBoolean()).isTrue();
    assertThat(node.path("switches").findValuesAsText("name")).containsExactly("sandbox");
    assertThat(node.path("disks").findValuesAsText("place")).containsExactly("data", "journal");
  }

  @Test
  void the_whole_system_is_paused_and_says_so_and_goes_on() {
    FaxClient account = running.newAccount("everybody");
    try {
      assertThat(post("/pause", JSON.createObjectNode()).data().path("paused").asBoolean())
          .isTrue();
      String fax = sendTo(account, 40, 1).get(0);
      pending(account, fax);

      JsonNode situation = operator.get(MAINTENANCE).data();
      assertThat(situation.path("paused").asBoolean()).isTrue();
      assertThat(situation.path("pending").asInt()).isPositive();
      assertThat(situation.path("due").asInt()).isPositive();
      assertThat(situation.path("engine").asText()).isEqualTo("sandbox");
      assertThat(situation.path("switches").path(0).path("up").asBoolean()).isTrue();
      assertThat(calledFor(running, account)).isEmpty();

      post("/resume", JSON.createObjectNode());
      account.ended(fax);
    } finally {
      post("/resume", JSON.createObjectNode());
    }
    JsonNode history = operator.get("/v2/system_configs/fax/history?page_size=1").data();
    assertThat(history.path(0).path("by").asText()).isEqualTo(operator.keyId());
    assertThat(history.path(0).path("changes").has("sending_paused")).isTrue();
  }

  @Test
  void a_misspelt_account_does_not_pause_everybody() {
    Answer misspelt = post("/pause", JSON.createObjectNode().put("account", "x"));
    Answer unknown = post("/pause", JSON.createObjectNode().put("account_id", "0".repeat(32)));

    assertThat(misspelt.status()).isEqualTo(400);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(operator.get(MAINTENANCE).data().path("paused").asBoolean()).isFalse();
  }

  @Test
  void lists_of_jobs_have_pages() {
    FaxClient account = running.newAccount("paged");
    List<String> faxes = sendTo(account, 50, 3);
    faxes.forEach(account::ended);
    String list = MAINTENANCE + "/jobs?state=completed&page_size=2&account_id=" + account.account();

    Answer first = operator.get(list);
    Answer second =
        operator.get(list + "&start_key=" + first.json().path("next_start_key").asText());

    List<String> seen = new ArrayList<>(first.data().findValuesAsText("id"));
    seen.addAll(second.data().findValuesAsText("id"));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(faxes);
    assertThat(second.json().has("next_start_key")).isFalse();
  }

  @Test
  void a_document_is_tried_without_making_a_fax() {
    Answer tiff = convert("tiff", "text/plain", "A page of text".getBytes(StandardCharsets.UTF_8));
    Answer pdf = convert("pdf", "application/pdf", Documents.pdf("tried", 2).bytes());
    Answer bad = convert("tiff", "application/pdf", "no PDF".getBytes(StandardCharsets.UTF_8));

    assertThat(tiff.status()).as(tiff.toString()).isEqualTo(200);
    assertThat(tiff.header("Content-Type")).isEqualTo("image/tiff");
    assertThat(tiff.header("Fax-Pages")).isEqualTo("1");
    assertThat(pdf.header("Fax-Pages")).isEqualTo("2");
    assertThat(new String(pdf.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(bad.status()).as(bad.toString()).isIn(415, 422);
    assertThat(convert("gif", "text/plain", new byte[0]).status()).isEqualTo(400);
  }

  private Answer convert(String format, String type, byte[] document) {
    return operator.call(
        "POST",
        MAINTENANCE + "/convert?format=" + format,
        operator.token(),
        type,
        BodyPublishers.ofByteArray(document));
  }

  @Test
  void a_document_that_cannot_be_fetched_is_supplied() {
    FaxClient account = running.newAccount("supplied");
    Answer accepted =
        account.submitUrl("http://127.0.0.1:9/letter.pdf", DELIVERED, Map.of("retries", 1));
    String fax = accepted.data().path("id").asText();
    assertThat(account.ended(fax).path("status").asText()).isEqualTo("failed");

    Answer supplied = supply(fax);
    JsonNode pending = JSON.createObjectNode().put("status", "pending");
    post("/jobs/" + fax, (ObjectNode) pending);

    assertThat(supplied.status()).as(supplied.toString()).isEqualTo(200);
    account.await(fax, now -> now.path("status").asText().equals("completed"));
    assertThat(supply(fax).status()).isEqualTo(409);
  }

  private Answer supply(String job) {
    return operator.call(
        "PUT",
        MAINTENANCE + "/jobs/" + job + "/document",
        operator.token(),
        "application/pdf",
        BodyPublishers.ofByteArray(Documents.pdf("supplied", 1).bytes()));
  }

  @Test
  void versions_are_told_and_caches_flushed() {
    JsonNode versions = operator.get(MAINTENANCE + "/versions").data();
    Answer flushed = post("/flush", JSON.createObjectNode());

    assertThat(versions.findValuesAsText("name"))
        .contains("Caselli Fax", "Java", "WildFly", "Database", "LibreOffice", "OpenJPEG");
    assertThat(versions.path(3).path("version").asText()).startsWith("39.");
    assertThat(flushed.data().findValuesAsText("name")).containsExactly("settings", "renditions");
  }

  @Test
  void a_jmx_client_sees_and_moves_jobs() throws Exception {
    FaxClient account = running.newAccount("by jmx too");
    try (Jmx maintenance = new Jmx(running.server(), "Maintenance")) {
      maintenance.call("pause", account.account());
      String fax = sendTo(account, 60, 1).get(0);
      pending(account, fax);

      assertThat((String[]) maintenance.read("PausedAccounts")).contains(account.account());
      assertThat((Long) maintenance.read("Pending")).isPositive();
      assertThat(maintenance.read("Engine")).isEqualTo("sandbox");
      CompositeData[] rows =
          (CompositeData[]) maintenance.call("accountJobs", account.account(), "");
      assertThat(rows).hasSize(1);
      assertThat(rows[0].get("job")).isEqualTo(fax);
      assertThat(rows[0].get("tries")).isEqualTo("0/1");
      assertThat(rows[0].get("note")).isEqualTo("sending is paused");
      assertThat(Stream.of(maintenance.description().getOperations()))
          .filteredOn(each -> each.getName().equals("cancelJob"))
          .singleElement()
          .satisfies(each -> assertThat(each.getSignature()[0].getName()).isEqualTo("job"));

      maintenance.call("cancelJob", fax);
      assertThat(account.fax(fax).path("status").asText()).isEqualTo("cancelled");
      assertThatThrownBy(() -> maintenance.call("updateJob", fax, "failed"))
          .isInstanceOf(RuntimeMBeanException.class)
          .hasMessageContaining("it can become pending");
      maintenance.call("resume", account.account());
      maintenance.call("restartJob", fax);
      account.ended(fax);
      assertThat((CompositeData[]) maintenance.call("versions")).isNotEmpty();
    }
  }

  @Test
  void only_the_systems_administrator_maintains() {
    FaxClient account = running.newAccount("curious");

    assertThat(account.get(MAINTENANCE).status()).isEqualTo(403);
    assertThat(account.get(MAINTENANCE + "/versions").status()).isEqualTo(403);
    Answer lifted =
        account.patch(
            "/v2/accounts/" + account.account() + "/configs/fax",
            JSON.createObjectNode().put("sending_paused", false));
    assertThat(lifted.status()).isEqualTo(403);
  }
}
