package org.caselli.fax.cli;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./fax completion}: one script serves both shells. */
@Command(
    name = "completion",
    description = {
      "Prints a script that lets a shell complete commands, options and states.",
      "bash: source <(./fax completion bash)   zsh: source <(./fax completion zsh)"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Screen screen;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this")
  private boolean help;

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
    screen.out().print(AutoComplete.bash("fax", CommandTable.complete(screen)));
    return 0;
  }
}
