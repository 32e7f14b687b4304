package org.caselli.fax.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands that the script {@code ./fax} does itself, as far as shells complete them. */
final class ScriptCommands {
  private static final String COMMON = "--data=DIR --port-offset=N";

  /** A command; each word is an option, with the name of its value if it takes one, or choices. */
  private record Entry(String name, String options, List<String> choices, boolean files) {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "run",
              COMMON
                  + " --bind=ADDR --engine=sandbox|freeswitch --switch=HOST:PORT"
                  + " --switch-password-file=FILE --dial-string=STRING --mail-host=HOST"
                  + " --mail-port=PORT --mail-from=ADDRESS --smtp-keystore=FILE"
                  + " --smtp-keystore-password-file=FILE --jms=ADDR --jms-keystore=FILE"
                  + " --jms-keystore-password-file=FILE --jms-plain --oidc-issuer=URL"
                  + " --oidc-client-id=ID --oidc-account-claim=NAME --oidc-role-claim=NAME"
                  + " --oidc-user-claim=NAME --nodes=N --detach --no-build",
              List.of(),
              false),
          new Entry("stop", COMMON + " --node=NAME", List.of(), false),
          new Entry(
              "convert",
              "--resolution=standard|fine|superfine --coding=mh|mr|mmr|auto"
                  + " --scaling=true-size|fit --content=automatic|text|photo --header=TEXT"
                  + " --profile=f|s --no-clean --page=N --width=PIXELS",
              List.of(),
              true),
          new Entry("tiff-info", "", List.of(), true),
          new Entry("install-converters", "", List.of(), false),
          new Entry("test", "", List.of(), false),
          new Entry(
              "faults",
              "--row=N --runs=N --minutes=M --faxes=N --json --keep --short",
              List.of(),
              false),
          new Entry(
              "bench",
              "",
              List.of(
                  "dispatch", "imaging", "api", "inbound", "events", "mail", "console", "scale"),
              false));

  private ScriptCommands() {}

  /** Adds them to those that are there. */
  static void addTo(CommandLine line) {
    for (Entry entry : ENTRIES) {
      line.addSubcommand(entry.name(), spec(entry));
    }
  }

  private static CommandSpec spec(Entry entry) {
    CommandSpec spec = CommandSpec.create();
    Stream.of(entry.options().split(" "))
        .filter(word -> !word.isEmpty())
        .forEach(word -> spec.addOption(option(word)));
    if (entry.files()) {
      spec.addPositional(PositionalParamSpec.builder().type(Path.class).arity("1..2").build());
    }
    if (!entry.choices().isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .type(String.class)
              .arity("1")
              .completionCandidates(entry.choices())
              .build());
    }
    return spec;
  }

  private static OptionSpec option(String word) {
    String[] parts = word.split("=", 2);
    if (parts.length == 1) {
      return OptionSpec.builder(word).type(boolean.class).arity("0").build();
    }
    OptionSpec.Builder option =
        OptionSpec.builder(parts[0]).paramLabel(parts[1]).arity("1").type(type(parts[1]));
    if (parts[1].contains("|")) {
      option.completionCandidates(Arrays.asList(parts[1].split("\\|")));
    }
    return option.build();
  }

  private static Class<?> type(String label) {
    return label.equals("FILE") || label.equals("DIR") ? Path.class : String.class;
  }
}
