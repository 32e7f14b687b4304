package org.caselli.fax.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.RefusedException;
import org.caselli.fax.cli.server.UnreachableException;
import org.caselli.fax.cli.server.WrongUsageException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The program behind {@code ./fax}. Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 no
 * server reached. The script says in the property {@code fax.data} where the server's data is, and
 * in {@code fax.columns} how wide the terminal is, when there is one.
 */
public final class FaxCommand {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int UNREACHED = 3;

  private FaxCommand() {}

  public static void main(String[] arguments) {
    Screen screen =
        new Screen(
            writer(FileDescriptor.out),
            writer(FileDescriptor.err),
            Integer.getInteger("fax.columns", 0),
            Clock.systemDefaultZone());
    int status = run(screen, arguments);
    screen.out().flush();
    screen.err().flush();
    System.exit(status);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }

  /** Runs a command; returns its exit status. */
  public static int run(Screen screen, String... arguments) {
    CommandLine line = CommandTable.of(screen, arguments);
    line.setParameterExceptionHandler((failure, words) -> misused(failure, screen));
    line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, screen));
    line.setOut(screen.out()).setErr(screen.err());
    return line.execute(arguments);
  }

  private static int misused(ParameterException failure, Screen screen) {
    screen.hint(failure.getMessage());
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    screen.hint("see " + command + " --help");
    return MISUSED;
  }

  private static int failed(Exception failure, Screen screen) {
    if (failure instanceof WrongUsageException) {
      screen.hint(failure.getMessage() + "; see ./fax help");
      return MISUSED;
    }
    if (failure instanceof UnreachableException) {
      screen.hint(failure.getMessage());
      return UNREACHED;
    }
    boolean plain = failure instanceof RefusedException;
    screen.hint(plain ? failure.getMessage() : described(failure));
    return FAILED;
  }

  /** The names of files are all that many an exception of the JDK says. */
  private static String described(Exception failure) {
    Throwable cause =
        failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
    String kind = cause.getClass().getSimpleName().replaceAll("(Exception|Error)$", "");
    return cause instanceof IOException
        ? kind + ": " + cause.getMessage()
        : "this is a defect of ./fax: " + cause;
  }
}
