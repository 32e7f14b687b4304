package org.caselli.fax.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands of Kazoo's operators (spec 11) and what does their work here. The script reads the
 * same table, {@code kazoo-names.txt}.
 *
 * @param names in the table's order
 */
record KazooNames(List<Name> names) {

  /**
   * A name.
   *
   * @param target the command that does it here; {@code =} where there is nothing to do, {@code !}
   *     where it is not done
   * @param sentence what is said where no command does it; else empty
   */
  record Name(String module, String command, String target, String sentence) {

    boolean isCommand() {
      return !target.equals("=") && !target.equals("!");
    }
  }

  static KazooNames read() {
    try (var text = KazooNames.class.getResourceAsStream("kazoo-names.txt");
        var lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(text), StandardCharsets.UTF_8))) {
      return new KazooNames(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(KazooNames::name)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Name name(String line) {
    String[] words = line.split(" +", 4);
    return new Name(words[0], words[1], words[2], words.length > 3 ? words[3] : "");
  }

  /** Adds Kazoo's modules as commands, with what each command takes here. */
  void addTo(CommandLine line) {
    Map<String, List<Name>> modules =
        names.stream()
            .collect(Collectors.groupingBy(Name::module, LinkedHashMap::new, Collectors.toList()));
    modules.forEach(
        (module, ofModule) -> {
          CommandLine kazoo = new CommandLine(CommandSpec.create().name(module));
          for (Name name : ofModule) {
            CommandLine known = line.getSubcommands().get(name.target());
            kazoo.addSubcommand(
                name.command(), known == null ? CommandSpec.create() : known.getCommandSpec());
          }
          line.addSubcommand(module, kazoo);
        });
  }
}
