package org.caselli.fax.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.RefusedException;
import org.caselli.fax.cli.server.ServerOptions;
import org.caselli.fax.cli.server.UnreachableException;
import org.caselli.fax.cli.setting.SettingCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./fax completion}: one script serves both shells. */
@Command(
    name = "completion",
    description = {
      "Prints a script that lets a shell complete commands, options and states, and names of settings"
          + " when the server answers.",
      "bash: source <(./fax completion bash)   zsh: source <(./fax completion zsh)"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  /** Shells that can complete. */
  private enum Shell {
    bash,
    zsh
  }

  CompletionCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    CommandLine all = CommandTable.complete(screen);
    SettingCommand.complete(all.getSubcommands().get("setting").getCommandSpec(), settings());
    screen.out().print(AutoComplete.bash("fax", all));
    return 0;
  }

  /** Names of settings, as far as a server is there to be asked. */
  private List<String> settings() {
    try {
      return options.server().get("/settings").stream()
          .flatMap(catalogue -> catalogue.list("settings").stream())
          .flatMap(setting -> setting.text("name").stream())
          .toList();
    } catch (UnreachableException | RefusedException e) {
      return List.of();
    }
  }
}
