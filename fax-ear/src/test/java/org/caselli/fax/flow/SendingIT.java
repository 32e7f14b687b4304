package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.flow.Documents.Page;
import org.caselli.fax.flow.FaxClient.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the document to the paper at the far end, by the outcome of the calls. */
@ExtendWith(FaxServer.class)
class SendingIT {
  private static final String DELIVERED = "+15005550000";
  private static final String UNALLOCATED = "+15005550001";
  private static final String BREAKS_OFF_AFTER_2 = "+15005550122";
  private static final String BUSY_ONCE = "+15005550152";

  private final FaxServer.Running running;
  private final FaxClient client;

  SendingIT(FaxServer.Running running) {
    this.running = running;
    this.client = running.client();
  }

  @Test
  void a_pdf_is_delivered_and_the_pages_received_equal_the_pages_sent() {
    Upload pdf = Documents.corpusPdf("synth__contract.pdf", 11);

    String id = client.send(pdf, DELIVERED, Map.of());

    JsonNode fax = client.ended(id);
    assertThat(fax.path("status").asText()).as(fax.toString()).isEqualTo("completed");
    assertThat(fax.path("tx_result").path("success").asBoolean()).isTrue();
    assertThat(fax.path("tx_result").path("transferred_pages").asInt())
        .isEqualTo(fax.path("pages").asInt());
    assertThatPagesReceivedEqualThePagesSent(id, 0);
    assertThat(client.document("outbox", id, "original")).isEqualTo(pdf.bytes());
    assertThat(client.document("outbox", id, "pdf")).startsWith("%PDF-".getBytes());
  }

  @Test
  void a_busy_line_is_tried_again_by_the_rule_and_then_delivered() {
    client.systemSetting(
        "reschedule",
        Map.of(
            "engaged",
            Map.of(
                "attempt",
                "any",
                "compare-field",
                "result_cause",
                "compare-values",
                List.of("USER_BUSY"),
                "retry-after",
                2,
                "new-retry-count",
                3)));

    String id =
        client.send(Documents.corpusPdf("synth__invoice.pdf", 2), BUSY_ONCE, Map.of("retries", 2));

    JsonNode fax = client.ended(id);
    assertThat(fax.path("status").asText()).as(fax.toString()).isEqualTo("completed");
    assertThat(fax.path("attempts").asInt()).isEqualTo(2);
    List<JsonNode> attempts = client.attempts(id);
    assertThat(attempts).hasSize(2);
    JsonNode busy = attempts.get(0);
    assertThat(busy.path("sip_status").asInt()).isEqualTo(486);
    assertThat(busy.path("hangup_cause").asText()).isEqualTo("USER_BUSY");
    assertThat(busy.has("t30_code")).isFalse();
    assertThat(busy.path("tx_result").path("result_cause").asText()).isEqualTo("USER_BUSY");
    long waited = attempts.get(1).path("claimed").asLong() - attempts.get(0).path("ended").asLong();
    assertThat(waited).as("seconds between the attempts").isBetween(1L, 6L);
    assertThat(facts(attempts.get(1))).isNotEmpty();
    assertThat(attempts.get(1).path("outcome").asText()).isEqualTo("delivered");
    assertThatPagesReceivedEqualThePagesSent(id, 1);
    client.systemSetting("reschedule", Map.of());
  }

  @Test
  void an_unallocated_number_fails_at_once_whatever_the_retries() {
    String id =
        client.send(Documents.corpusPdf("synth__letter.pdf", 1), UNALLOCATED, Map.of("retries", 3));

    JsonNode fax = client.ended(id);
    assertThat(fax.path("status").asText()).isEqualTo("failed");
    assertThat(fax.path("attempts").asInt()).isEqualTo(1);
    assertThat(fax.path("reason").asText()).isNotBlank();
    JsonNode result = fax.path("tx_result");
    assertThat(result.path("success").asBoolean()).isFalse();
    assertThat(result.path("result_code").asInt()).isEqualTo(404);
    assertThat(result.path("result_cause").asText()).isEqualTo("UNALLOCATED_NUMBER");
    assertThat(result.path("result_text").asText()).isNotBlank();
    assertThat(client.list("outbox")).anyMatch(item -> item.path("id").asText().equals(id));
  }

  @Test
  void a_call_that_breaks_off_is_resumed_at_the_first_page_not_confirmed() {
    FaxClient account = running.newAccount("resumes");

    String id = account.send(Documents.pdf("page", 4), BREAKS_OFF_AFTER_2, Map.of("retries", 2));

    JsonNode fax = account.ended(id);
    assertThat(fax.path("status").asText()).as(fax.toString()).isEqualTo("completed");
    List<JsonNode> attempts = account.attempts(id);
    assertThat(attempts).hasSize(2);
    assertThat(attempts.get(0).path("pages_confirmed").asInt()).isEqualTo(2);
    assertThat(attempts.get(0).path("t30_code").asInt()).isPositive();
    assertThat(attempts.get(1).path("first_page").asInt()).isEqualTo(3);
    assertThat(account.fax(id).path("pages_confirmed").asInt()).isEqualTo(4);
    assertThat(
            running.server().calls().lines("page", account.account()).stream()
                .map(line -> line.number("page")))
        .as("pages on paper, in order")
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void without_retries_a_call_that_breaks_off_has_failed_and_says_after_which_page() {
    String id = client.send(Documents.pdf("page", 3), "+15005550121", Map.of("retries", 1));

    JsonNode fax = client.ended(id);
    assertThat(fax.path("status").asText()).isEqualTo("failed");
    assertThat(fax.path("pages_confirmed").asInt()).isEqualTo(1);
    assertThat(fax.path("tx_result").path("success").asBoolean()).isFalse();
  }

  @Test
  void a_fax_to_a_number_hosted_here_arrives_in_the_inbox_pixel_by_pixel() {
    FaxClient sender = running.newAccount("to the neighbour");
    int before = client.list("inbox").size();

    String id = sender.send(Documents.pdf("hello", 2), client.number(), Map.of());

    assertThat(sender.ended(id).path("status").asText()).isEqualTo("completed");
    JsonNode received =
        Awaiting.value("the inbox", () -> client.list("inbox"), inbox -> inbox.size() == before + 1)
            .get(0);
    assertThat(received.path("from").asText()).isEqualTo(sender.number());
    assertThat(Documents.pages(client.document("inbox", received.path("id").asText(), "tiff")))
        .isEqualTo(Documents.pages(sender.document("outbox", id, "tiff")));
  }

  @Test
  void a_fax_tiff_is_sent_without_a_change_when_nobody_draws_a_header() {
    String first = client.send(Documents.pdf("as it is", 2), DELIVERED, Map.of());
    client.ended(first);
    byte[] tiff = client.document("outbox", first, "tiff");
    FaxClient account = running.newAccount("tiff");
    account.accountSetting("page_header", "none");

    String id = account.send(new Upload("image/tiff", tiff), DELIVERED, Map.of());

    assertThat(account.ended(id).path("status").asText()).isEqualTo("completed");
    assertThat(account.document("outbox", id, "tiff")).isEqualTo(tiff);
  }

  @Test
  void a_fax_tiff_of_another_make_keeps_its_pixels() {
    Optional<Upload> tiff = Documents.corpusTiff("synth__fax-g4-onestrip.tif");
    assumeTrue(tiff.isPresent(), "The corpus is not here; FAX_CORPUS names it");
    FaxClient account = running.newAccount("other tiff");
    account.accountSetting("page_header", "none");

    String id = account.send(tiff.orElseThrow(), DELIVERED, Map.of());

    assertThat(account.ended(id).path("status").asText()).isEqualTo("completed");
    assertThat(Documents.pages(account.document("outbox", id, "tiff")))
        .isEqualTo(Documents.pages(tiff.orElseThrow().bytes()));
  }

  @Test
  void a_pdf_that_is_encrypted_without_a_password_is_sent() {
    String id = client.send(Documents.encryptedPdf(), DELIVERED, Map.of());

    assertThat(client.ended(id).path("status").asText()).isEqualTo("completed");
  }

  @Test
  void a_caller_number_of_somebody_else_is_refused_without_a_call() {
    FaxClient account = running.newAccount("spoofs");

    String id =
        account.send(Documents.pdf("page", 1), DELIVERED, Map.of("from_number", "+12025550000"));

    JsonNode fax = account.ended(id);
    assertThat(fax.path("status").asText()).isEqualTo("failed");
    assertThat(fax.path("reason").asText()).contains("+12025550000");
    assertThat(running.server().calls().lines("dialled", account.account())).isEmpty();
  }

  private void assertThatPagesReceivedEqualThePagesSent(String id, int attempt) {
    List<Page> sent = Documents.pages(client.document("outbox", id, "tiff"));
    String call = client.attempts(id).get(attempt).path("call_id").asText();
    List<Page> received = Documents.pages(running.server().calls().pages(call));
    assertThat(sent).isNotEmpty().allMatch(Page::hasInk);
    assertThat(received).isEqualTo(sent);
  }

  private static List<String> facts(JsonNode attempt) {
    return attempt.path("timeline").findValuesAsText("fact");
  }
}
