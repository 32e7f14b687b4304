package org.caselli.fax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The script {@code ./fax} and the table of commands say the same. */
class ScriptTest {
  private static final Path SCRIPT = Path.of("..", "fax");

  @TempDir Path directory;

  private final CommandLine all = CommandTable.complete(FakeScreen.nowhere());

  @Test
  void every_command_is_in_the_help() throws IOException {
    String help = usage();

    assertThat(all.getSubcommands().keySet())
        .filteredOn(name -> !Set.of("help", "rehearse", "kazoo_convert_maintenance").contains(name))
        .allSatisfy(name -> assertThat(help).containsPattern("\\b" + Pattern.quote(name) + "\\b"));
  }

  @Test
  void the_script_hands_over_exactly_the_commands_that_talk_to_a_server() throws IOException {
    String list =
        between(Files.readString(SCRIPT), "is_client_command() {", "*) return 1 ;;")
            .replace("case $1 in", "");
    Set<String> handedOver =
        Arrays.stream(list.split("[\\s|);]+"))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> ours =
        new TreeSet<>(CommandTable.of(FakeScreen.nowhere()).getSubcommands().keySet());
    // These are asked for in other words.
    ours.removeAll(Set.of("help", "rehearse", "status"));

    assertThat(handedOver).isEqualTo(ours);
  }

  @Test
  void shells_complete_every_command_that_the_script_does_itself() throws IOException {
    Set<String> cases = cases(between(Files.readString(SCRIPT), "\nmain() {", "esac"));
    cases.removeAll(Set.of("help", "-h", "--help", "*"));

    assertThat(all.getSubcommands().keySet()).containsAll(cases);
  }

  @Test
  void shells_complete_every_benchmark() throws IOException {
    Set<String> cases = cases(between(Files.readString(SCRIPT), "command_bench() {", "esac"));
    cases.remove("*");

    assertThat(all.getSubcommands().get("bench").getCommandSpec().positionalParameters().get(0))
        .satisfies(
            choice ->
                assertThat(choice.completionCandidates())
                    .containsExactlyInAnyOrderElementsOf(cases));
  }

  /** The patterns of the first {@code case} in a piece of the script. */
  private static Set<String> cases(String script) {
    return Pattern.compile("^    ([^()\\s][^()]*)\\)", Pattern.MULTILINE)
        .matcher(script.substring(script.indexOf(" in\n")))
        .results()
        .flatMap(found -> Arrays.stream(found.group(1).split(" *\\| *")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_options_of_run_are_those_that_the_script_knows() throws IOException {
    String run = between(Files.readString(SCRIPT), "command_run() {", "case $engine in");
    List<String> known =
        Pattern.compile("--[a-z-]+(?=[^'\"]*\\))")
            .matcher(run.replaceAll("\\$\\{[^}]*}", ""))
            .results()
            .map(MatchResult::group)
            .filter(option -> !option.equals("--oidc-"))
            .toList();

    Set<String> completed = new TreeSet<>(options("run"));
    completed.removeAll(Set.of("--data", "--port-offset"));
    assertThat(new TreeSet<>(known)).isEqualTo(completed);
  }

  private Set<String> options(String command) {
    return all.getSubcommands().get(command).getCommandSpec().optionsMap().keySet();
  }

  private static String usage() throws IOException {
    return between(Files.readString(SCRIPT), "usage() {", "\nEND\n");
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  @Test
  void bash_completes_commands_options_states_and_kazoos_names() throws Exception {
    assertThat(completions("./fax pend")).containsExactly("pending-jobs");
    assertThat(completions("./fax run --en")).containsExactly("--engine");
    assertThat(completions("./fax run --engine s")).containsExactly("sandbox");
    assertThat(completions("./fax account-jobs x f")).contains("failed");
    assertThat(completions("./fax fax_maintenance up")).containsExactly("update_job");
    assertThat(completions("./fax setting un")).containsExactly("unset");
    assertThat(completions("./fax bench d")).containsExactly("dispatch");
  }

  @Test
  void the_status_of_a_cluster_is_one_json_object() throws Exception {
    Files.writeString(directory.resolve("nodes"), "2");
    Process fax =
        new ProcessBuilder(SCRIPT.toString(), "status", "--json", "--data", directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<String, Object> status = JSON.std.mapFrom(fax.getInputStream());

    assertThat(fax.waitFor()).isEqualTo(3);
    Map<String, Boolean> down = Map.of("running", false, "ready", false);
    assertThat(status.get("nodes")).isEqualTo(Map.of("fax1", down, "fax2", down));
    assertThat(status.get("brokers"))
        .isEqualTo(
            Map.of(
                "broker-a", Map.of("state", "down", "port", 61_617),
                "broker-b", Map.of("state", "down", "port", 61_618)));
  }

  /** What bash offers when Tab is pressed behind a line. */
  private List<String> completions(String line) throws IOException, InterruptedException {
    Path script = directory.resolve("completion");
    FakeServer.Ran printed = FakeServer.runAnywhere(0, "completion", "bash");
    Files.writeString(script, printed.out());
    String program =
        """
        source '%s'
        line='%s'
        COMP_WORDS=($line); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        COMP_LINE=$line; COMP_POINT=${#line}
        spec=$(complete -p fax)
        function=${spec#*-F }
        "${function%%%% *}" fax "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, line);
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", program)
            // Where no Tab was pressed, bash has something to say about that.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(output).isZero();
    return output.lines().map(String::strip).filter(word -> !word.isEmpty()).toList();
  }
}
