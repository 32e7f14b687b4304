package org.caselli.fax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caselli.fax.cli.FakeServer.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private static final String JOB = "01a20897426172599821bbec58a6da3f";
  private static final String LINE =
      "{\"id\":\""
          + JOB
          + "\",\"date\":63962659573,\"status\":\"%s\",\"node\":\"left\",\"account_id\":\""
          + FakeServer.ACCOUNT
          + "\",\"from\":\"+15005550199\",\"to\":\"+15005550140\",\"attempts\":1,\"retries\":3%s}";

  @TempDir Path directory;
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pending_jobs_have_the_columns_of_kazoo() {
    server.reply(
        "GET /v2/maintenance/jobs?state=pending&page_size=50",
        200,
        "{\"data\":[" + LINE.formatted("pending", "") + "]}");

    Ran ran = server.run("pending-jobs");

    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines().findFirst().orElseThrow().split(" +"))
        .containsExactly("Job", "Date", "Account", "Faxbox", "From", "To", "Tries");
    assertThat(ran.out())
        .contains(JOB + "  2026-11-23 13:26:13  " + FakeServer.ACCOUNT + "  (none)  +15005550199")
        .contains("  1/3\n");
  }

  @Test
  void active_jobs_begin_with_the_node() {
    server.reply(
        "GET /v2/maintenance/jobs?state=processing&page_size=50",
        200,
        "{\"data\":[" + LINE.formatted("processing", "") + "]}");

    assertThat(server.run("active-jobs").out().lines().map(line -> line.split(" +")[0]))
        .containsExactly("Node", "left");
  }

  @Test
  void why_a_job_waits_stands_behind_it() {
    server.reply(
        "GET /v2/maintenance/jobs?state=pending&page_size=50",
        200,
        "{\"data\":[" + LINE.formatted("pending", ",\"paused\":true") + "]}");

    assertThat(server.run("pending-jobs").out()).contains("Tries  Note").contains("1/3    paused");
  }

  @Test
  void a_job_for_later_says_when_it_is_due() {
    server.reply(
        "GET /v2/maintenance/jobs?state=pending&page_size=50",
        200,
        "{\"data\":[" + LINE.formatted("pending", ",\"due\":99999999999") + "]}");

    assertThat(server.run("pending-jobs").out()).contains("1/3    due 3168-");
  }

  @Test
  void a_long_list_is_read_page_by_page() {
    String path = "GET /v2/maintenance/jobs?account_id=a&state=completed&page_size=";
    String line = LINE.formatted("completed", "");
    server.reply(
        path + "3", 200, "{\"data\":[%s,%s],\"next_start_key\":\"n x\"}".formatted(line, line));
    server.reply(
        path + "1&start_key=n%20x",
        200,
        "{\"data\":[%s],\"next_start_key\":\"m\"}".formatted(line));

    Ran ran = server.run("account-jobs", "a", "completed", "--limit", "3");

    assertThat(ran.out().lines()).hasSize(4);
    assertThat(ran.err()).contains("there are more");
  }

  @Test
  void programs_get_json() {
    server.reply(
        "GET /v2/maintenance/jobs?faxbox_id=b&state=pending&page_size=50",
        200,
        "{\"data\":[" + LINE.formatted("pending", "") + "]}");

    assertThat(server.run("faxbox-jobs", "b", "--json").out())
        .startsWith("[{\"id\":\"" + JOB + "\",\"date\":63962659573,")
        .endsWith("}]\n");
  }

  @Test
  void a_state_that_there_is_not_is_wrong_usage() {
    Ran ran = server.run("account-jobs", "a", "sleeping");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("sleeping is no state; states are attaching_files, pending");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void a_job_is_moved() {
    server.reply("POST /v2/maintenance/jobs/" + JOB, 200, "{\"data\":{\"id\":\"" + JOB + "\"}}");

    assertThat(server.run("update-job", JOB, "failed").out()).isEqualTo(JOB + " -> failed\n");
    assertThat(server.run("restart-job", JOB).out()).isEqualTo(JOB + " -> pending\n");
    assertThat(server.run("cancel-job", JOB, "--json").out())
        .contains("\"id\":\"" + JOB + "\"", "\"status\":\"cancelled\"");
    assertThat(server.asked())
        .extracting(FakeServer.Asked::body)
        .containsExactly(
            "{\"data\":{\"status\":\"failed\"}}",
            "{\"data\":{\"status\":\"pending\"}}",
            "{\"data\":{\"status\":\"cancelled\"}}");
  }

  @Test
  void webhooks_say_whether_their_receivers_take_anything() {
    server.reply(
        "GET /v2/accounts/a/webhooks?page_size=50",
        200,
        "{\"data\":[{\"id\":\"w1\",\"name\":\"Ends\",\"hook\":\"all\",\"uri\":\"https://a/\",\"enabled\":true},"
            + "{\"id\":\"w2\",\"hook\":\"object\",\"uri\":\"https://b/\",\"enabled\":true,\"failing_since\":63962659573},"
            + "{\"id\":\"w3\",\"hook\":\"object\",\"uri\":\"https://c/\",\"enabled\":false,"
            + "\"disable_reason\":\"It answered 410\"}]}");

    assertThat(server.run("webhooks", "a").out().lines())
        .satisfiesExactly(
            head -> assertThat(head.split(" +")).contains("Webhook", "Address", "State"),
            first -> assertThat(first).startsWith("w1 ").endsWith("https://a/  works"),
            second -> assertThat(second).endsWith("fails since 2026-11-23 13:26:13"),
            third -> assertThat(third).endsWith("off: It answered 410"));
  }

  @Test
  void what_a_webhook_was_told_is_listed_and_told_again() {
    String told = "/v2/accounts/" + FakeServer.ACCOUNT + "/webhooks/w/deliveries";
    server.reply(
        "GET " + told + "?page_size=50",
        200,
        "{\"data\":[{\"id\":\"d\",\"event\":\"outbound_fax\",\"fax_id\":\"f\",\"state\":\"waiting\","
            + "\"attempts\":2,\"created\":63962659573,\"next_attempt\":63962659583}]}");
    server.reply(
        "POST " + told + "/d/resend", 202, "{\"data\":{\"id\":\"d\",\"state\":\"waiting\"}}");

    assertThat(server.run("webhook-log", "own", "w").out())
        .contains("outbound_fax", "waiting", "2026-11-23 13:26:23");
    assertThat(server.run("webhook-resend", "own", "w", "d").out()).isEqualTo("d -> waiting\n");
  }

  @Test
  void a_refusal_is_told_in_the_words_of_the_server() {
    server.reply(
        "POST /v2/maintenance/jobs/" + JOB,
        409,
        "{\"message\":\"job_state\",\"data\":{\"message\":\"A completed job stays so\"}}");

    Ran ran = server.run("cancel-job", JOB);

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo("fax: the server refuses: A completed job stays so (409 job_state)\n");
  }

  @Test
  void each_wrong_field_is_named() {
    server.reply(
        "PATCH /v2/system_configs/fax",
        400,
        "{\"message\":\"validation error\",\"data\":{\"max_pages\":{\"maximum\":{\"message\":\"at most"
            + " 10000\",\"target\":10000}}}}");

    assertThat(server.run("setting", "max_pages", "99999").err())
        .isEqualTo("fax: the server refuses: max_pages: at most 10000 (400 validation error)\n");
  }

  private static String node(String name, boolean draining, int calls) {
    return "{\"name\":\"%s\",\"alive\":%s,\"here\":%s,\"draining\":%s,\"drained\":%s,\"calls\":%d,\"inbound_calls\":0,\"documents\":0}"
        .formatted(
            name,
            !name.equals("fax3"),
            name.equals("fax1"),
            draining,
            draining && calls == 0,
            calls);
  }

  @Test
  void nodes_are_listed_with_what_they_do() {
    server.reply(
        "GET /v2/maintenance/nodes?page_size=1000",
        200,
        "{\"data\":["
            + String.join(
                ",", node("fax1", false, 4), node("fax2", true, 0), node("fax3", false, 1))
            + "]}");

    assertThat(server.run("nodes").out())
        .contains("fax1 (this one)  works    4")
        .contains("fax2             drained  0")
        .contains("fax3             dead     1");
  }

  @Test
  void a_node_is_drained_and_waited_for() {
    server.reply(
        "GET /v2/maintenance/nodes?page_size=1000",
        200,
        "{\"data\":[" + node("fax1", true, 0) + "]}");
    server.reply(
        "POST /v2/maintenance/nodes/fax1/drain",
        200,
        "{\"data\":{\"name\":\"fax1\",\"draining\":true}}");

    Ran ran = server.run("drain");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).isEqualTo("fax1 has nothing under way: it can be stopped\n");
  }

  @Test
  void sending_is_paused_for_all_for_one_or_for_the_own_account() {
    server.reply(
        "POST /v2/maintenance/pause",
        200,
        "{\"data\":{\"paused\":false,\"paused_accounts\":[\"x\"]}}");
    server.reply(
        "POST /v2/maintenance/resume", 200, "{\"data\":{\"paused\":false,\"paused_accounts\":[]}}");

    server.run("pause");
    server.run("pause", "--account=x");
    Ran ran = server.run("pause", "--account");

    assertThat(ran.out()).isEqualTo("sending: paused for account x\n");
    assertThat(server.run("resume").out()).isEqualTo("sending: on\n");
    assertThat(server.asked())
        .extracting(FakeServer.Asked::body)
        .containsExactly(
            "{\"data\":{}}",
            "{\"data\":{\"account_id\":\"x\"}}",
            "{\"data\":{\"account_id\":\"" + FakeServer.ACCOUNT + "\"}}",
            "{\"data\":{}}");
  }

  private void switchIs(boolean works, String verdict) {
    server.reply(
        "POST /v2/maintenance/check_switches",
        200,
        "{\"data\":[{\"switch\":\"fs:8021\",\"works\":%s,\"findings\":[".formatted(works)
            + "{\"subject\":\"password\",\"verdict\":\"ok\",\"sentence\":\"taken\"},"
            + "{\"subject\":\"mod_db\",\"verdict\":\"%s\",\"sentence\":\"Look.\"}]}]}"
                .formatted(verdict));
  }

  @Test
  void a_switch_is_told_line_by_line() {
    switchIs(true, "warning");

    Ran ran = server.run("check-switch");

    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines())
        .containsExactly(
            "Switch fs:8021", "  ok       password: taken", "  warning  mod_db: Look.");
  }

  @Test
  void a_switch_that_does_not_work_is_told_by_the_status() {
    switchIs(false, "missing");

    assertThat(server.run("check-switch").status()).isEqualTo(1);
  }

  @Test
  void versions_are_a_table() {
    server.reply(
        "GET /v2/maintenance/versions?page_size=1000",
        200,
        "{\"data\":[{\"name\":\"Caselli Fax\",\"version\":\"0.1.0\"},{\"name\":\"LibreOffice\",\"version\":\"missing\",\"missing\":true}]}");

    assertThat(server.run("versions").out())
        .isEqualTo("Program      Version\nCaselli Fax  0.1.0\nLibreOffice  missing\n");
  }

  @Test
  void a_document_is_converted_by_the_server() throws IOException {
    Path in = Files.writeString(directory.resolve("letter.txt"), "hello");
    server.reply("POST /v2/maintenance/convert?format=pdf", 200, "%PDF-1.7");

    // As Kazoo's command is told it: ending, directory, name.
    Ran ran = server.run("convert-file", in.toString(), "pdf", directory.toString(), "out.pdf");

    assertThat(ran.err()).isEmpty();
    assertThat(directory.resolve("out.pdf")).hasContent("%PDF-1.7");
    assertThat(server.asked().get(0).body()).isEqualTo("hello");
    assertThat(server.asked().get(0).headers().get("Content-type")).containsExactly("text/plain");
  }

  @Test
  void a_job_gets_the_document_that_it_lacks() throws IOException {
    Path document = Files.writeString(directory.resolve("letter.pdf"), "%PDF");
    server.reply(
        "PUT /v2/maintenance/jobs/" + JOB + "/document",
        200,
        "{\"data\":{\"id\":\"" + JOB + "\",\"status\":\"attaching_files\"}}");

    Ran ran = server.run("load-document", JOB, document.toString());

    assertThat(ran.out()).isEqualTo(JOB + " has the document and is attaching_files\n");
    assertThat(server.asked().get(0).body()).isEqualTo("%PDF");
    assertThat(server.asked().get(0).headers().get("Content-type"))
        .containsExactly("application/pdf");
  }

  @Test
  void a_document_that_cannot_be_converted_leaves_no_file() throws IOException {
    Path in = Files.writeString(directory.resolve("letter.pdf"), "no PDF");
    server.reply(
        "POST /v2/maintenance/convert?format=tiff",
        422,
        "{\"message\":\"unreadable_document\",\"data\":{\"message\":\"This is no PDF\"}}");

    Ran ran = server.run("convert-file", in.toString(), directory.resolve("out.tif").toString());

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains("This is no PDF");
    assertThat(directory.resolve("out.tif")).doesNotExist();
  }

  @Test
  void a_server_that_is_away_is_another_failure_than_a_refusal() {
    Ran ran =
        FakeServer.runAnywhere(
            0, "token", "--server", "http://127.0.0.1:1", "--api-key-file", keyFile());

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("no answer from http://127.0.0.1:1/v2 (is the server running?)");
  }

  private String keyFile() {
    return directory.resolve("key").toString();
  }

  @Test
  void without_a_key_it_says_where_one_would_come_from() {
    Ran ran = FakeServer.runAnywhere(0, "token", "--data", directory.toString());

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("start the server with ./fax run, or give --data");
  }

  @Test
  void an_unknown_option_is_wrong_usage_and_help_is_named() {
    Ran ran = FakeServer.runAnywhere(0, "pending-jobs", "--jsno");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--jsno", "see ./fax pending-jobs --help");
  }
}
