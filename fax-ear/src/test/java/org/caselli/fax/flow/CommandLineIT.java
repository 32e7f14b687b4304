package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caselli.fax.flow.FaxScript.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code ./fax} against the built server. */
@ExtendWith(FaxServer.class)
class CommandLineIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DELIVERED = "+15005550000";
  private static final String BUSY = "+15005550017";

  private final FaxServer.Running running;
  private final ServerUnderTest server;
  private FaxScript script;
  private String letter = "";

  @TempDir Path directory;

  CommandLineIT(FaxServer.Running running) {
    this.running = running;
    this.server = running.server();
  }

  @BeforeEach
  void write_a_letter() throws IOException {
    script = new FaxScript(server, directory);
    letter = Files.writeString(directory.resolve("letter.txt"), "Good morning\n").toString();
  }

  private String accepted(Ran sent) {
    assertThat(sent.status()).as(sent.toString()).isZero();
    return sent.out().lines().findFirst().orElseThrow().replace("accepted ", "");
  }

  @Test
  void a_fax_is_sent_and_followed_to_its_end() {
    Ran delivered = script.fax("send", letter, "--to", DELIVERED, "--wait");
    Ran busy = script.fax("send", letter, "--to", BUSY, "--wait");

    assertThat(delivered.status()).as(delivered.toString()).isZero();
    assertThat(delivered.out()).startsWith("accepted ").contains("completed, attempt 1");
    assertThat(busy.status()).isEqualTo(1);
    assertThat(busy.err()).contains("not delivered", "USER_BUSY");
  }

  @Test
  void several_documents_go_to_several_numbers_once() throws IOException {
    String second = Files.writeString(directory.resolve("second.txt"), "And another\n").toString();
    String[] send = {
      "send",
      letter,
      second,
      "--to",
      DELIVERED,
      "--to",
      "+15005550201",
      "--priority",
      "high",
      "--idempotency-key",
      "offer-1",
      "--wait",
      "--json"
    };

    Ran first = script.fax(send);
    Ran again = script.fax(send);

    assertThat(first.status()).as(first.toString()).isZero();
    JsonNode faxes = JSON.readTree(first.out());
    assertThat(faxes).hasSize(2);
    assertThat(faxes.findValuesAsText("document_count")).containsExactly("2", "2");
    assertThat(JSON.readTree(again.out()).findValuesAsText("id"))
        .isEqualTo(faxes.findValuesAsText("id"));
  }

  @Test
  void a_fax_for_later_waits_and_can_be_cancelled() {
    String job = accepted(script.fax("send", letter, "--to", DELIVERED, "--at", "+1d"));

    Ran cancelled = script.fax("cancel-job", job);

    assertThat(cancelled.out()).isEqualTo(job + " -> cancelled\n");
    assertThat(script.fax("account-jobs", server.account(), "cancelled").out()).contains(job);
  }

  @Test
  void the_system_is_paused_flushed_and_looked_into() throws IOException {
    FaxClient account = running.newAccount("paused");
    assertThat(script.fax("pause", "--account", account.account()).out())
        .contains("paused", account.account());
    assertThat(script.fax("status").out()).contains("sending        paused for account ");
    assertThat(script.fax("resume", "--account", account.account()).out())
        .doesNotContain(account.account());

    assertThat(script.fax("kazoo_convert_maintenance", "versions_in_use").out())
        .startsWith("Program ")
        .contains("Java", "LibreOffice");
    assertThat(script.fax("flush").out()).contains("settings");
    Path tiff = directory.resolve("letter.tif");
    assertThat(script.fax("convert-file", letter, tiff.toString()).status()).isZero();
    assertThat(Files.readAllBytes(tiff)).startsWith('I', 'I', 42, 0);
  }

  @Test
  void a_job_is_listed_and_moved_also_by_kazoos_names() throws IOException {
    String job = accepted(script.fax("send", letter, "--to", DELIVERED, "--wait"));

    Ran table =
        script.fax(
            "fax_maintenance", "account_jobs", server.account(), "completed", "--limit", "1000");
    JsonNode jobs =
        JSON.readTree(script.fax("account_jobs", server.account(), "completed", "--json").out());
    Ran refused = script.fax("fax_maintenance", "update-job", job, "failed");

    assertThat(table.out().lines().findFirst().orElseThrow().split(" +"))
        .containsExactly("Job", "Date", "State", "Account", "Faxbox", "From", "To");
    assertThat(table.out()).contains(job);
    assertThat(jobs.findValuesAsText("id")).contains(job);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("409");
    Ran supplied = script.fax("fax_maintenance", "load_smtp_attachment", job, letter);
    assertThat(supplied.status()).isEqualTo(1);
    assertThat(supplied.err()).contains("409");
    assertThat(script.fax("pending-jobs").out()).startsWith("Job ");
    assertThat(script.fax("active_jobs").out()).startsWith("Node ");
  }

  @Test
  void what_has_no_meaning_here_says_so() {
    assertThat(script.fax("fax_maintenance", "refresh_views").status()).isZero();
    Ran migrate = script.fax("fax_maintenance", "migrate");
    assertThat(migrate.status()).isEqualTo(1);
    assertThat(migrate.err()).contains("Nothing was moved");
    assertThat(script.fax("fax_maintenance", "dance").status()).isEqualTo(2);
  }

  @Test
  void a_setting_is_changed_shown_taken_back_and_remembered() throws IOException {
    assertThat(script.fax("setting", "--account", "max_outbound", "99").out())
        .isEqualTo("max_outbound = 99  (account)\n");
    Ran refused = script.fax("setting", "--account", "max_outbound", "\"often\"");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("max_outbound");

    assertThat(script.fax("setting", "unset", "max_outbound", "--account").out())
        .isEqualTo("max_outbound = 10  (default)\n");
    assertThat(script.fax("setting", "max_outbound", "--account", "--history").out())
        .contains("max_outbound  99      (none)", "max_outbound  (none)  99");
    JsonNode history =
        JSON.readTree(
            script.fax("setting", "--account", "--history", "--json", "--limit", "1").out());
    assertThat(history.path(0).path("changes").path("max_outbound").path("from").asInt())
        .isEqualTo(99);
  }

  @Test
  void a_table_is_cut_to_the_terminal_and_only_to_that() {
    assumeTrue(script.bash("command -v script").status() == 0, "script makes a terminal");
    accepted(script.fax("send", letter, "--to", DELIVERED, "--wait"));
    String list =
        "./fax account-jobs %s completed %s".formatted(server.account(), script.options());

    Ran terminal = script.bash("script -qc \"stty cols 90; " + list + "\" /dev/null < /dev/null");
    Ran pipe = script.bash(list + " | cat");

    assertThat(terminal.out().lines().filter(line -> line.contains(DELIVERED)))
        .isNotEmpty()
        .allMatch(line -> line.stripTrailing().length() <= 90);
    assertThat(pipe.out().lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.contains(server.account()));
    assertThat(pipe.out()).doesNotContain("\u001b", "…");
  }

  @Test
  void the_state_of_the_server_is_told_to_people_and_to_programs() throws IOException {
    JsonNode status = JSON.readTree(script.fax("status", "--json").out());

    assertThat(status.path("ready").asBoolean()).isTrue();
    assertThat(status.path("process").asLong()).isEqualTo(server.process().pid());
    Ran nobody = script.bash("./fax status --json --data " + directory.resolve("nobody"));
    assertThat(nobody.status()).isEqualTo(3);
    assertThat(JSON.readTree(nobody.out()).path("running").asBoolean()).isFalse();
    Ran token = script.bash("./fax token --data " + directory.resolve("nobody"));
    assertThat(token.status()).isEqualTo(3);
    assertThat(script.fax("send", letter).status()).isEqualTo(2);
  }

  @Test
  void bash_learns_the_commands_by_sourcing() {
    Ran spec = script.bash("source <(./fax completion bash) && complete -p fax");

    assertThat(spec.out()).startsWith("complete -o default -F ");
  }

  @Test
  void zsh_completes_at_a_prompt() throws IOException {
    assumeTrue(script.bash("command -v zsh").status() == 0, "zsh is installed");
    Path session =
        Files.writeString(
            directory.resolve("session.zsh"),
            """
            zmodload zsh/zpty
            ask() { zpty -w shell "$1"; zpty -r shell seen "*$2*" }
            zpty shell zsh -f -i
            ask "source <(./fax completion zsh); print lea''rned" learned
            zpty -w -n shell $'./fax pend\\t'
            zpty -r shell seen '*ing-jobs*'
            print -r -- "$seen"
            """);

    assertThat(script.run(List.of("zsh", "-f", session.toString())).out()).contains("pending-jobs");
  }
}
