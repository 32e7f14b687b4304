package org.caselli.fax.cli;

import java.util.List;
import org.caselli.fax.cli.jobs.AccountJobsCommand;
import org.caselli.fax.cli.jobs.ActiveJobsCommand;
import org.caselli.fax.cli.jobs.CancelJobCommand;
import org.caselli.fax.cli.jobs.FaxboxJobsCommand;
import org.caselli.fax.cli.jobs.PendingJobsCommand;
import org.caselli.fax.cli.jobs.RestartJobCommand;
import org.caselli.fax.cli.jobs.UpdateJobCommand;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.send.SendCommand;
import org.caselli.fax.cli.setting.SettingCommand;
import org.caselli.fax.cli.system.ConvertFileCommand;
import org.caselli.fax.cli.system.FlushCommand;
import org.caselli.fax.cli.system.LoadDocumentCommand;
import org.caselli.fax.cli.system.PauseCommand;
import org.caselli.fax.cli.system.ResumeCommand;
import org.caselli.fax.cli.system.StatusCommand;
import org.caselli.fax.cli.system.VersionsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Every command of {@code ./fax} by its name, also those that the script runs itself. */
final class CommandTable {

  private CommandTable() {}

  /** The commands that talk to a server, ready to run. */
  static CommandLine of(Screen screen) {
    CommandLine line = new CommandLine(new Front());
    for (Object command : commands(screen)) {
      line.addSubcommand(command);
    }
    line.addSubcommand(new HelpCommand());
    line.setExpandAtFiles(false);
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  private static List<Object> commands(Screen screen) {
    return List.of(
        new SendCommand(screen),
        new TokenCommand(screen),
        new AccountCommand(screen),
        new SettingCommand(screen),
        new PendingJobsCommand(screen),
        new ActiveJobsCommand(screen),
        new AccountJobsCommand(screen),
        new FaxboxJobsCommand(screen),
        new RestartJobCommand(screen),
        new UpdateJobCommand(screen),
        new CancelJobCommand(screen),
        new LoadDocumentCommand(screen),
        new PauseCommand(screen),
        new ResumeCommand(screen),
        new StatusCommand(screen),
        new FlushCommand(screen),
        new VersionsCommand(screen),
        new ConvertFileCommand(screen),
        new CompletionCommand(screen),
        new RehearseCommand(screen));
  }

  /** All that can be typed: the commands above, the script's own, and Kazoo's names. */
  static CommandLine complete(Screen screen) {
    CommandLine line = of(screen);
    ScriptCommands.addTo(line);
    KazooNames.read().addTo(line);
    return line;
  }

  /** {@code ./fax} without a command. */
  @Command(name = "./fax", description = "Talks to a fax server.")
  private static final class Front implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
