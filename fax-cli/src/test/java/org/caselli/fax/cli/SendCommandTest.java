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

class SendCommandTest {
  private static final String FAXES = "/v2/accounts/" + FakeServer.ACCOUNT + "/faxes";

  @TempDir Path directory;
  private FakeServer server;
  private String letter = "";

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer(directory);
    letter = Files.writeString(directory.resolve("letter.txt"), "hello").toString();
    server.reply(
        "GET /v2/accounts/" + FakeServer.ACCOUNT,
        200,
        "{\"data\":{\"default_from\":\"+15005550199\"}}");
    server.reply("PUT " + FAXES, 202, "{\"data\":{\"id\":\"f1\",\"status\":\"attaching_files\"}}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String sent() {
    return server.asked().stream()
        .filter(each -> each.request().startsWith("PUT"))
        .findFirst()
        .orElseThrow()
        .body();
  }

  @Test
  void one_document_goes_to_one_number_from_the_number_of_the_account() {
    Ran ran = server.run("send", letter, "--to", "+15005550000");

    assertThat(ran.out()).isEqualTo("accepted f1\n");
    assertThat(sent())
        .contains("{\"data\":{\"to_number\":\"+15005550000\",\"from_number\":\"+15005550199\"}}")
        .contains("Content-Type: text/plain\r\n\r\nhello\r\n");
  }

  @Test
  void several_documents_go_in_their_order_to_several_numbers() throws IOException {
    String second = Files.writeString(directory.resolve("second.html"), "<p>two").toString();
    server.reply(
        "PUT /v2/accounts/" + FakeServer.ACCOUNT + "/faxboxes/box/faxes",
        202,
        "{\"data\":{\"batch_id\":\"b1\",\"faxes\":[{\"id\":\"f1\",\"to_number\":\"1\"},{\"id\":\"f2\",\"to_number\":\"2\"}]}}");

    Ran ran = server.run("send", letter, second, "--to", "1", "--to", "2", "--faxbox", "box");

    assertThat(ran.out()).isEqualTo("batch b1\naccepted f1 1\naccepted f2 2\n");
    assertThat(sent()).contains("{\"data\":{\"recipients\":[\"1\",\"2\"]}}");
    assertThat(sent().indexOf("hello")).isLessThan(sent().indexOf("<p>two"));
  }

  @Test
  void when_and_how_often_is_up_to_the_sender() {
    server.run(
        "send",
        letter,
        "--to",
        "1",
        "--from",
        "2",
        "--priority",
        "high",
        "--at",
        "+1h",
        "--expires",
        "2030-02-01T00:00",
        "--idempotency-key",
        "k1");

    assertThat(sent())
        .contains(
            "{\"data\":{\"to_number\":\"1\",\"from_number\":\"2\",\"priority\":\"high\","
                + "\"send_at\":\"2030-01-31T09:30:15Z\",\"expires_at\":\"2030-02-01T00:00:00Z\"}}");
    assertThat(server.asked().get(0).headers().get("Idempotency-key")).containsExactly("k1");
  }

  @Test
  void waiting_ends_with_the_fax_and_its_outcome() {
    server.reply(
        "GET " + FAXES + "/f1",
        200,
        "{\"data\":{\"status\":\"completed\",\"attempts\":1,\"retries\":1}}");

    Ran ran = server.run("send", letter, "--to", "1", "--from", "2", "--wait");

    assertThat(ran.out()).isEqualTo("accepted f1\ncompleted, attempt 1 of 1\n");
    assertThat(ran.status()).isZero();
  }

  @Test
  void a_fax_that_was_not_delivered_is_a_failure_with_its_reason() {
    server.reply(
        "GET " + FAXES + "/f1",
        200,
        "{\"data\":{\"status\":\"failed\",\"tx_result\":{\"result_text\":\"USER_BUSY\",\"result_code\":17}}}");

    Ran ran = server.run("send", letter, "--to", "1", "--from", "2", "--wait", "--json");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).startsWith("[{\"status\":\"failed\"");
    assertThat(server.run("send", letter, "--to", "1", "--from", "2", "--wait").err())
        .isEqualTo("fax: not delivered: USER_BUSY, code 17\n");
  }

  @Test
  void a_file_that_is_not_there_is_found_out_before_anything_is_sent() {
    Ran ran = server.run("send", "nothing.pdf", "--to", "1");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("cannot read nothing.pdf");
    assertThat(server.asked()).isEmpty();
  }
}
