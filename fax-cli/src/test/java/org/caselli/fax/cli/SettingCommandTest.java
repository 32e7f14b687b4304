package org.caselli.fax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.caselli.fax.cli.FakeServer.Asked;
import org.caselli.fax.cli.FakeServer.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingCommandTest {
  private static final String SYSTEM = "/v2/system_configs/fax";
  private static final String CHANGE =
      "{\"timestamp\":63962659573,\"by\":\"k\",\"changes\":{\"ecm\":{\"to\":false},\"max_pages\":{\"from\":9,\"to\":12}}}";

  @TempDir Path directory;
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer(directory);
    server.reply(
        "GET " + SYSTEM, 200, "{\"data\":{\"id\":\"fax\",\"default\":{\"max_pages\":12}}}");
    server.reply(
        "GET " + SYSTEM + "?effective=true",
        200,
        "{\"data\":{\"max_pages\":{\"value\":12,\"origin\":\"system\"},\"serialize_outbound_numbers\":{\"value\":true,\"origin\":\"default\"}}}");
    server.reply("PATCH " + SYSTEM, 200, "{\"data\":{}}");
    server.reply(
        "GET /v2/settings",
        200,
        "{\"data\":{\"settings\":[{\"name\":\"serialize_outbound_numbers\",\"aliases\":[\"serialize_outbound_number\"]}],"
            + "\"retired\":[{\"name\":\"xmpp_interval\",\"successor\":\"Fax by mail.\"}]}}");
    server.reply("GET " + SYSTEM + "/history?page_size=50", 200, "{\"data\":[" + CHANGE + "]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void what_is_given_is_listed_and_what_holds_says_where_it_comes_from() {
    assertThat(server.run("setting").out()).isEqualTo("max_pages = 12\n");
    assertThat(server.run("setting", "get", "max_pages").out())
        .isEqualTo("max_pages = 12  (system)\n");
    assertThat(server.run("setting", "--all").out().lines()).hasSize(2);
  }

  @Test
  void a_setting_that_nobody_gave_shows_its_default_also_by_an_older_name() {
    assertThat(server.run("setting", "serialize_outbound_number").out())
        .isEqualTo("serialize_outbound_numbers = true  (default)\n");
  }

  @Test
  void a_value_is_json_or_else_text() {
    server.run("setting", "max_pages", "12");
    server.run("setting", "set", "max_pages", "\"12\"");
    server.run("setting", "max_pages", "12 pages");
    server.run("setting", "unset", "max_pages");

    assertThat(server.asked().stream().filter(each -> each.request().startsWith("PATCH")))
        .extracting(Asked::body)
        .containsExactly(
            "{\"data\":{\"max_pages\":12}}",
            "{\"data\":{\"max_pages\":\"12\"}}",
            "{\"data\":{\"max_pages\":\"12 pages\"}}",
            "{\"data\":{\"max_pages\":null}}");
  }

  @Test
  void the_place_is_the_system_an_account_or_a_faxbox() {
    server.run("setting", "--account", "max_outbound");
    server.run("setting", "--account", "01a20897426172599821bbec58a6da3f", "max_outbound");
    server.run("setting", "--faxbox", "box");

    assertThat(server.asked())
        .extracting(Asked::request)
        .containsExactly(
            "GET /v2/accounts/" + FakeServer.ACCOUNT + "/configs/fax?effective=true",
            "GET /v2/accounts/01a20897426172599821bbec58a6da3f/configs/fax?effective=true",
            "GET /v2/accounts/" + FakeServer.ACCOUNT + "/faxboxes/box/configs/fax");
  }

  @Test
  void history_has_a_line_for_each_setting_that_was_changed() {
    assertThat(server.run("setting", "--history").out())
        .isEqualTo(
            """
            Date                 By  Setting    Was     Is
            2026-11-23 13:26:13  k   ecm        (none)  false
            2026-11-23 13:26:13  k   max_pages  9       12
            """);
    assertThat(server.run("setting", "ecm", "--history").out().lines()).hasSize(2);
    assertThat(server.run("setting", "--history", "--json").out()).startsWith("[{\"timestamp\":");
  }

  @Test
  void a_retired_setting_is_taken_and_said_to_be_so() {
    Ran ran = server.run("setting", "xmpp_interval", "5");

    assertThat(ran.status()).isZero();
    assertThat(ran.err())
        .isEqualTo("fax: xmpp_interval is retired and has no effect: Fax by mail.\n");
  }

  @Test
  void what_is_no_setting_is_refused() {
    Ran ran = server.run("setting", "max_page");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains("there is no setting max_page here");
  }

  @Test
  void a_word_too_many_is_wrong_usage() {
    assertThat(server.run("setting", "max_pages", "1", "2").status()).isEqualTo(2);
    assertThat(server.run("setting", "get", "max_pages", "2").status()).isEqualTo(2);
    assertThat(server.run("setting", "set", "max_pages").status()).isEqualTo(2);
    assertThat(server.run("setting", "unset").status()).isEqualTo(2);
  }
}
