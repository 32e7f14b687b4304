package org.caselli.fax.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.caselli.fax.cli.hooks.WebhookLogCommand;
import org.caselli.fax.cli.hooks.WebhookResendCommand;
import org.caselli.fax.cli.hooks.WebhooksCommand;
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
import org.caselli.fax.cli.system.CheckSwitchCommand;
import org.caselli.fax.cli.system.ConvertFileCommand;
import org.caselli.fax.cli.system.DrainCommand;
import org.caselli.fax.cli.system.FlushCommand;
import org.caselli.fax.cli.system.LoadDocumentCommand;
import org.caselli.fax.cli.system.NodesCommand;
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

  private static final Map<String, Function<Screen, Object>> COMMANDS = commands();

  private CommandTable() {}

  /** The commands that talk to a server, ready to run. */
  static CommandLine of(Screen screen) {
    return of(screen, COMMANDS.keySet());
  }

  /** The one command that somebody typed, or all when it is not known: reading each takes time. */
  static CommandLine of(Screen screen, String... words) {
    boolean known = words.length > 0 && COMMANDS.containsKey(words[0]);
    return known ? of(screen, Set.of(words[0])) : of(screen);
  }

  private static CommandLine of(Screen screen, Set<String> names) {
    CommandLine line = new CommandLine(new Front());
    names.forEach(name -> line.addSubcommand(name, COMMANDS.get(name).apply(screen)));
    line.addSubcommand(new HelpCommand());
    line.setExpandAtFiles(false);
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  private static Map<String, Function<Screen, Object>> commands() {
    Map<String, Function<Screen, Object>> commands = new LinkedHashMap<>();
    commands.put("send", SendCommand::new);
    commands.put("token", TokenCommand::new);
    commands.put("account", AccountCommand::new);
    commands.put("setting", SettingCommand::new);
    commands.put("pending-jobs", PendingJobsCommand::new);
    commands.put("active-jobs", ActiveJobsCommand::new);
    commands.put("account-jobs", AccountJobsCommand::new);
    commands.put("faxbox-jobs", FaxboxJobsCommand::new);
    commands.put("restart-job", RestartJobCommand::new);
    commands.put("update-job", UpdateJobCommand::new);
    commands.put("cancel-job", CancelJobCommand::new);
    commands.put("load-document", LoadDocumentCommand::new);
    commands.put("webhooks", WebhooksCommand::new);
    commands.put("webhook-log", WebhookLogCommand::new);
    commands.put("webhook-resend", WebhookResendCommand::new);
    commands.put("pause", PauseCommand::new);
    commands.put("resume", ResumeCommand::new);
    commands.put("nodes", NodesCommand::new);
    commands.put("drain", DrainCommand::new);
    commands.put("status", StatusCommand::new);
    commands.put("flush", FlushCommand::new);
    commands.put("versions", VersionsCommand::new);
    commands.put("convert-file", ConvertFileCommand::new);
    commands.put("check-switch", CheckSwitchCommand::new);
    commands.put("completion", CompletionCommand::new);
    commands.put("rehearse", RehearseCommand::new);
    return commands;
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
