package org.caselli.fax.imaging.cli;

import org.caselli.fax.imaging.UnreadableDocumentException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Fax images on the command line. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
@Command(
    name = "fax",
    subcommands = {ConvertCommand.class, TiffReportCommand.class},
    description = "Converts documents and looks at fax files, without a server.")
public final class FaxTool {

  private FaxTool() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new FaxTool());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (failure, parsed) -> {
          CommandLine command = failure.getCommandLine();
          command.getErr().println("fax: " + failure.getMessage());
          command.getErr().println("See ./fax " + command.getCommandName() + " --help");
          return ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("fax: " + sentence(failure));
          return ExitCode.SOFTWARE;
        });
    return line;
  }

  private static String sentence(Exception failure) {
    return failure instanceof UnreadableDocumentException
        ? failure.getMessage()
        : failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
