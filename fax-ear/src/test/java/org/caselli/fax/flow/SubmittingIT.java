package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.flow.FaxClient.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is accepted for sending, what is refused, and how a refusal looks. */
@ExtendWith(FaxServer.class)
class SubmittingIT {
  private static final String DELIVERED = "+15005550000";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MEGABYTE = 1024 * 1024;

  private final FaxServer.Running running;
  private final FaxClient client;

  SubmittingIT(FaxServer.Running running) {
    this.running = running;
    this.client = running.client();
  }

  @Test
  void multipart_mixed_is_accepted_with_the_document_in_the_envelope() {
    Answer answer =
        client.submit(Documents.pdf("mixed", 1), "mixed", "(500) 555-0000", Map.of("mine", "kept"));

    assertThat(answer.status()).isEqualTo(202);
    JsonNode envelope = answer.json();
    assertThat(envelope.path("status").asText()).isEqualTo("success");
    assertThat(envelope.path("request_id").asText()).isNotBlank();
    assertThat(envelope.path("data").path("id").asText()).matches("[0-9a-f]{32}");
    assertThat(envelope.path("data").path("to_number").asText()).isEqualTo(DELIVERED);
    assertThat(envelope.path("data").path("mine").asText()).isEqualTo("kept");
    assertThat(client.ended(FaxClient.id(answer)).path("status").asText()).isEqualTo("completed");
  }

  @Test
  void several_files_become_one_fax_and_each_can_be_had_again() {
    Upload first = Documents.pdf("first", 1);
    Upload second = Documents.pdf("second", 2);

    String id = FaxClient.id(client.submit(List.of(first, second), DELIVERED, Map.of(), ""));

    JsonNode fax = client.ended(id);
    assertThat(fax.path("status").asText()).isEqualTo("completed");
    assertThat(fax.path("pages").asInt()).isEqualTo(3);
    assertThat(fax.path("document_count").asInt()).isEqualTo(2);
    assertThat(client.document("outbox", id, "original")).isEqualTo(first.bytes());
    assertThat(client.document("outbox", id, "original&document=2")).isEqualTo(second.bytes());
    assertThat(
            client
                .get(client.faxes() + "/outbox/" + id + "/attachment?format=original&document=3")
                .status())
        .isEqualTo(404);
  }

  @Test
  void several_recipients_get_a_fax_each_and_the_batch_tells_how_they_fare() {
    Answer answer =
        client.submit(
            List.of(Documents.pdf("circular", 1)),
            "",
            Map.of(
                "recipients",
                List.of(
                    "+15005550201",
                    Map.of("to_number", "+15005550202", "to_name", "Ann"),
                    "+15005550001")),
            "");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.data().path("faxes")).hasSize(3);
    assertThat(answer.data().at("/faxes/1/to_name").asText()).isEqualTo("Ann");
    String batch = answer.data().path("batch_id").asText();
    answer.data().path("faxes").forEach(fax -> client.ended(fax.path("id").asText()));
    JsonNode counts = client.get(client.faxes() + "/batches/" + batch).data().path("counts");
    assertThat(counts.path("completed").asInt()).isEqualTo(2);
    assertThat(counts.path("failed").asInt()).isEqualTo(1);
    assertThat(running.newAccount("nosy").get(client.faxes() + "/batches/" + batch).status())
        .isEqualTo(403);

    Answer refused =
        client.submit(
            List.of(Documents.pdf("circular", 1)),
            "",
            Map.of("recipients", List.of("+15005550201", Map.of("to_number", "12"))),
            "");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.data().has("recipients.1.to_number")).isTrue();
  }

  @Test
  void a_batch_for_later_is_cancelled_whole() {
    Answer batch =
        client.submit(
            List.of(Documents.pdf("withdrawn", 1)),
            "",
            Map.of(
                "recipients",
                List.of("+15005550203", "+15005550204"),
                "send_at",
                Instant.now().plus(1, ChronoUnit.HOURS).toString()),
            "");
    String path = client.faxes() + "/batches/" + batch.data().path("batch_id").asText();

    Answer cancelled = client.put(path + "?action=cancel", JSON.createObjectNode());

    assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
    assertThat(cancelled.data().at("/counts/cancelled").asInt()).isEqualTo(2);
    assertThat(client.put(path + "?action=cancel", JSON.createObjectNode()).status())
        .isEqualTo(200);
  }

  @Test
  void twenty_times_the_same_key_at_once_make_one_fax() throws Exception {
    FaxClient account = running.newAccount("repeating");
    List<Upload> letter = List.of(Documents.pdf("once", 1));
    ExecutorService threads = Executors.newFixedThreadPool(20);
    List<Answer> answers = new ArrayList<>();
    try {
      List<Callable<Answer>> same =
          Collections.nCopies(
              20, () -> account.submit(letter, DELIVERED, Map.of(), "\"invoice 4711\""));
      for (Future<Answer> each : threads.invokeAll(same)) {
        answers.add(each.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(answers).extracting(Answer::status).containsOnly(202);
    assertThat(answers.stream().map(FaxClient::id).distinct()).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.header("Idempotent-Replayed").isEmpty())
        .hasSize(1);
    account.ended(FaxClient.id(answers.get(0)));
    assertThat(account.list("outbox")).hasSize(1);
    assertThat(account.submit(letter, "+15005550201", Map.of(), "invoice 4711").status())
        .isEqualTo(409);
    assertThat(account.submit(letter, DELIVERED, Map.of(), "x".repeat(256)).status())
        .isEqualTo(400);
  }

  @Test
  void a_fax_for_later_waits_and_one_that_expires_fails_and_says_so() {
    String later =
        FaxClient.id(
            client.submit(
                List.of(Documents.pdf("later", 1)),
                DELIVERED,
                Map.of(
                    "send_at", Instant.now().plus(1, ChronoUnit.HOURS).toString(), "priority", 9),
                ""));
    JsonNode waiting = client.await(later, fax -> fax.path("status").asText().equals("pending"));
    assertThat(waiting.path("next_attempt")).isEqualTo(waiting.path("send_at"));
    assertThat(waiting.path("priority").asInt()).isEqualTo(9);

    FaxClient account = running.newAccount("expiring");
    account.accountSetting("max_outbound", 0);
    String soon =
        FaxClient.id(
            account.submit(
                List.of(Documents.pdf("soon", 1)),
                DELIVERED,
                Map.of("expires_at", Instant.now().plusSeconds(5).toString()),
                ""));
    JsonNode expired = account.ended(soon);
    assertThat(expired.path("status").asText()).isEqualTo("failed");
    assertThat(expired.at("/tx_result/result_cause").asText()).isEqualTo("EXPIRED");
    assertThat(expired.path("attempts").asInt()).isZero();
  }

  @Test
  void a_document_is_fetched_from_an_address_that_is_allowed() throws IOException {
    byte[] pdf = Documents.pdf("fetched", 1).bytes();
    AtomicInteger asked = new AtomicInteger();
    HttpServer web = web(pdf, asked);
    String url = "http://127.0.0.1:" + web.getAddress().getPort() + "/document.pdf";
    try {
      client.systemSetting("document_fetch_allowed_hosts", "127.0.0.1");

      String id = FaxClient.id(client.submitUrl(url, DELIVERED, Map.of()));

      assertThat(client.ended(id).path("status").asText()).isEqualTo("completed");
      assertThat(client.document("outbox", id, "original")).isEqualTo(pdf);

      client.systemSetting("document_fetch_allowed_hosts", "");
      int before = asked.get();
      String refused = FaxClient.id(client.submitUrl(url, DELIVERED, Map.of("retries", 1)));

      JsonNode fax = client.ended(refused);
      assertThat(fax.path("status").asText()).isEqualTo("failed");
      assertThat(fax.path("reason").asText()).isNotBlank();
      assertThat(asked.get()).as("requests after it was no longer allowed").isEqualTo(before);
    } finally {
      web.stop(0);
    }
  }

  @Test
  void a_refusal_names_each_field_and_the_rule_that_it_breaks() {
    Answer answer =
        client.submit(
            Documents.pdf("refused", 1),
            "form-data",
            DELIVERED,
            Map.of("retries", 9, "from_number", 7));

    assertThat(answer.status()).isEqualTo(400);
    JsonNode envelope = answer.json();
    assertThat(envelope.path("status").asText()).isEqualTo("error");
    assertThat(envelope.path("error").asText()).isEqualTo("400");
    assertThat(envelope.path("message").asText()).isIn("validation error", "invalid data");
    assertThat(envelope.path("data").path("retries").path("maximum").path("message").asText())
        .isNotBlank();
  }

  @Test
  void a_number_that_cannot_be_dialled_is_refused_under_the_path_that_kazoo_uses() {
    Answer answer = client.submit(Documents.pdf("refused", 1), "form-data", "12", Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.data().path("document.to_number").path("required").path("message").asText())
        .isNotBlank();
  }

  @Test
  void a_submission_without_a_document_is_refused() {
    Answer answer = client.put(client.faxes(), client.data(DELIVERED, Map.of()));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.data().has("document.url")).isTrue();
  }

  @Test
  void a_bad_token_is_401_a_foreign_account_403_and_a_foreign_fax_404() {
    FaxClient other = running.newAccount("other");
    String id = client.send(Documents.pdf("mine", 1), DELIVERED, Map.of());

    assertThat(
            client
                .call(
                    "GET",
                    client.faxes() + "/outbox",
                    "wrong",
                    "application/json",
                    BodyPublishers.noBody())
                .status())
        .isEqualTo(401);
    assertThat(
            client
                .call(
                    "GET",
                    client.faxes() + "/outbox",
                    "",
                    "application/json",
                    BodyPublishers.noBody())
                .json()
                .path("message")
                .asText())
        .isEqualTo("invalid_credentials");
    assertThat(other.get(client.faxes() + "/outgoing/" + id).status()).isEqualTo(403);
    assertThat(other.get(other.faxes() + "/outgoing/" + id).status()).isEqualTo(404);
    assertThat(client.get("/v2/accounts/" + "0".repeat(32) + "/faxes/outbox").status())
        .isEqualTo(404);
  }

  @Test
  void an_upload_of_50_megabytes_takes_no_50_megabytes_of_heap() throws IOException {
    Management management = new Management(running.server());
    FaxClient account = running.newAccount("large");
    long before = management.liveHeap();

    long during;
    try (StreamedUpload upload = new StreamedUpload(running.server(), account, DELIVERED)) {
      upload.send(50 * MEGABYTE);
      during = management.liveHeap();
      upload.finish();
      assertThat(upload.status()).isEqualTo(202);
    }

    assertThat(during - before).as("bytes of heap").isLessThan(20 * MEGABYTE);
  }

  @Test
  void an_upload_over_100_megabytes_is_refused_while_it_streams() throws IOException {
    try (StreamedUpload upload = new StreamedUpload(running.server(), client, DELIVERED)) {
      upload.send(101 * MEGABYTE);

      // Nothing has said that this was all: the answer comes in spite of that.
      assertThat(upload.status()).isEqualTo(413);
    }
  }

  @Test
  void the_limit_of_uploads_is_a_setting_that_counts_at_once() {
    client.systemSetting("max_upload_size", 10_000);
    Answer answer =
        client.submit(
            new Upload("application/pdf", new byte[10_001]), "form-data", DELIVERED, Map.of());
    client.systemSetting("max_upload_size", 100 * MEGABYTE);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("data").findPath("maxSize").isMissingNode()).isFalse();
  }

  private static HttpServer web(byte[] pdf, AtomicInteger asked) throws IOException {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().add("Content-Type", "application/pdf");
          exchange.sendResponseHeaders(200, pdf.length);
          exchange.getResponseBody().write(pdf);
          exchange.close();
        });
    web.start();
    return web;
  }
}
