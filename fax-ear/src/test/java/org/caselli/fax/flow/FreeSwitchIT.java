package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caselli.fax.telephony.freeswitch.FetchingSwitch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The built application with the FreeSWITCH engine, against a stand-in for the switch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("org.caselli.fax.flow.ServerDatabase#isPresent")
class FreeSwitchIT {
  private final FetchingSwitch telephone = new FetchingSwitch();
  private ServerUnderTest server;
  private FaxClient client;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    Path password = Files.writeString(directory.resolve("password"), FetchingSwitch.password());
    Path data = Files.createDirectory(directory.resolve("data"));
    server =
        new ServerUnderTest(
            data,
            ServerDatabase.chosen(data),
            "",
            List.of(
                "--engine",
                "freeswitch",
                "--switch",
                telephone.listens(),
                "--switch-password-file",
                password.toString(),
                "--dial-string",
                "sofia/gateway/carrier/{number}"));
    server.start();
    client = new FaxClient(server);
    client.systemSetting("default_retry_period", 1);
    client.systemSetting("not_dialled_retry_period", 1);
  }

  @AfterAll
  void stop() {
    server.stop();
    telephone.close();
  }

  @Test
  void the_switch_fetches_the_file_and_every_result_is_kept() {
    telephone.delivers("+15551110001");

    String id = client.send(Documents.pdf("switch", 3), "+15551110001", Map.of());

    JsonNode fax = client.ended(id);
    assertThat(fax.path("status").asText()).isEqualTo("completed");
    JsonNode result = fax.path("tx_result");
    assertThat(result.path("success").asBoolean()).isTrue();
    assertThat(result.path("pages_sent").asInt()).isEqualTo(3);
    assertThat(result.path("t30_code").asInt(-1)).isZero();
    assertThat(result.path("hangup_cause").asText()).isEqualTo("NORMAL_CLEARING");
    assertThat(telephone.files()).contains(client.document("outbox", id, "tiff"));
    JsonNode attempt = client.attempts(id).get(0);
    assertThat(attempt.toString())
        .contains("Dialled")
        .contains("Answered")
        .contains("Negotiated 14400")
        .contains("Page 3 of 3");
    assertThat(telephone.variables("+15551110001"))
        .containsEntry("fax_ident", client.number())
        .containsEntry("originate_timeout", "40")
        .containsKey("origination_uuid");
  }

  @Test
  void a_busy_line_is_tried_again_as_the_rule_says() {
    client.systemSetting(
        "reschedule",
        Map.of(
            "busy-line",
            Map.of(
                "compare-values", List.of("USER_BUSY"), "retry-after", 1, "new-retry-count", 2)));

    String id = client.send(Documents.pdf("busy", 1), "+15551110002", Map.of());

    JsonNode fax = client.ended(id);
    client.systemSetting("reschedule", Map.of());
    assertThat(fax.path("status").asText()).isEqualTo("failed");
    assertThat(fax.path("attempts").asInt()).isEqualTo(2);
    assertThat(fax.path("reschedule_rule").asText()).isEqualTo("busy-line");
    assertThat(fax.path("tx_result").path("result_cause").asText()).isEqualTo("USER_BUSY");
    assertThat(fax.path("tx_result").path("sip_status").asInt()).isEqualTo(486);
  }

  @Test
  void a_retry_begins_at_the_first_page_that_was_not_confirmed() {
    telephone.breaksOffAfter("+15551110003", 2);

    String id = client.send(Documents.pdf("resume", 4), "+15551110003", Map.of("retries", 3));

    assertThat(client.ended(id).path("status").asText()).isEqualTo("completed");
    assertThat(telephone.startPages("+15551110003")).containsExactly(0, 2);
  }

  @Test
  void the_switch_is_looked_at_and_reaches_the_file_proxy_in_both_ways() {
    Answer answer =
        client.call(
            "POST",
            "/v2/maintenance/check_switches",
            client.token(),
            "application/json",
            BodyPublishers.noBody());

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    JsonNode report = answer.data().path(0);
    assertThat(report.path("works").asBoolean()).as(report.toPrettyString()).isTrue();
    Map<String, String> verdicts = new HashMap<>();
    report
        .path("findings")
        .forEach(
            finding ->
                verdicts.put(finding.path("subject").asText(), finding.path("verdict").asText()));
    assertThat(verdicts)
        .containsEntry("password", "ok")
        .containsEntry("mod_spandsp", "ok")
        .containsEntry("fetching from the file proxy", "ok")
        .containsEntry("leaving files at the file proxy", "ok");
  }

  @Test
  void without_a_switch_a_fax_waits_and_uses_up_no_attempt() {
    telephone.delivers("+15551110004");
    telephone.goAway();

    String id = client.send(Documents.pdf("waits", 1), "+15551110004", Map.of());
    client.await(id, fax -> fax.path("reason").asText().contains("switch"));
    telephone.returns();

    JsonNode fax = client.ended(id);
    assertThat(fax.path("status").asText()).isEqualTo("completed");
    assertThat(fax.path("attempts").asInt()).isEqualTo(1);
  }

  @Test
  void hostile_names_do_not_break_out_of_the_channel_variables() {
    telephone.delivers("+15551110005");
    String hostile = "O'Brien},{origination_uuid=x|&hangup() ${api} \"q\" \\";

    String id =
        client.send(Documents.pdf("hostile", 1), "+15551110005", Map.of("from_name", hostile));

    assertThat(client.ended(id).path("status").asText()).isEqualTo("completed");
    assertThat(telephone.variables("+15551110005").get("origination_uuid")).hasSize(36);
  }
}
