package org.caselli.fax.cli.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.ListOptions;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.JsonText;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./fax setting}. */
@Command(
    name = "setting",
    description = {
      "Shows or changes settings of the system, an account or a faxbox.",
      "Without KEY: what is given there; --all: all that holds. KEY or get KEY: what holds and which"
          + " scope says so. KEY VALUE or set KEY VALUE: gives a value. unset KEY, or the value"
          + " null: takes it back. docs/settings.md tells what there is."
    })
public final class SettingCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(
      arity = "0..3",
      paramLabel = "[get|set|unset] KEY VALUE",
      hideParamSyntax = true,
      description = "what to do, with which setting")
  private final List<String> words = new ArrayList<>();

  @Mixin private final SettingPlace place = new SettingPlace();
  @Mixin private final ServerOptions options = new ServerOptions();
  @Mixin private final ListOptions list = new ListOptions();

  @Option(names = "--all", description = "all settings that hold, given or not")
  private boolean all;

  @Option(names = "--history", description = "who changed it, and when, the latest change first")
  private boolean history;

  public SettingCommand(Screen screen) {
    this.screen = screen;
  }

  /** Lets shells complete the names of settings. */
  public static void complete(CommandSpec spec, List<String> names) {
    PositionalParamSpec words = spec.positionalParameters().get(0);
    spec.remove(words);
    List<String> candidates = new ArrayList<>(SettingWords.VERBS);
    candidates.addAll(names);
    spec.add(words.toBuilder().completionCandidates(candidates).build());
  }

  @Override
  public Integer call() {
    SettingWords wanted = SettingWords.of(words);
    Server server = options.server();
    Settings settings = new Settings(server, place.path(server));
    if (history) {
      showHistory(settings, wanted.key());
    } else if (wanted.value().isPresent()) {
      change(settings, wanted.key().orElseThrow(), wanted.value().get());
    } else if (wanted.key().isPresent()) {
      show(List.of(settings.inForce(wanted.key().get())));
    } else if (all) {
      show(settings.inForce());
    } else {
      showGiven(settings.given());
    }
    return 0;
  }

  private void change(Settings settings, String key, String value) {
    settings.change(key, value);
    Optional<String> successor = settings.successor(key);
    if (successor.isPresent()) {
      screen.hint(key + " is retired and has no effect: " + successor.get());
    } else {
      show(List.of(settings.inForce(key)));
    }
  }

  private void show(List<Setting> settings) {
    if (list.json()) {
      Map<String, Object> byName = new LinkedHashMap<>();
      settings.forEach(each -> byName.put(each.name(), each.held().map()));
      screen.json(byName);
    } else {
      settings.forEach(each -> screen.say(each.line()));
    }
  }

  private void showGiven(Map<String, Object> given) {
    if (list.json()) {
      screen.json(given);
      return;
    }
    given.forEach((name, value) -> screen.say(name + " = " + JsonText.write(value)));
    if (given.isEmpty()) {
      screen.say("Nothing is set here; --all shows what holds");
    }
  }

  private void showHistory(Settings settings, Optional<String> key) {
    var changes = settings.history(list.limit());
    if (list.json()) {
      screen.json(changes);
    } else {
      screen.table(SettingHistory.table(changes, key, screen.clock().getZone()));
    }
  }
}
