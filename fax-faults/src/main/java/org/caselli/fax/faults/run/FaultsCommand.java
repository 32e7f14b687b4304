package org.caselli.fax.faults.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./fax faults}: plays rows of the fault table and prints what came of them. */
@Command(
    name = "./fax faults",
    description =
        "Plays faults against the built server and counts what it lost, called twice, reported"
            + " falsely or left lying. Ends with 1 when it did any of that.",
    footerHeading = "%nRows:%n")
public final class FaultsCommand implements Callable<Integer> {
  private static final String HEAD =
      String.format(
          "%3s  %-52s %5s %6s %5s %6s %6s %6s %9s %9s",
          "row", "fault", "runs", "faxes", "lost", "twice", "false", "stuck", "p50 ms", "max ms");

  /** For servers, brokers and databases to stop when the command is told to end. */
  private static final Duration ENDING = Duration.ofMinutes(2);

  @Option(names = "--row", paramLabel = "N", description = "only this row; may be given again")
  private List<Integer> rows = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "runs of each row, of each point where a row has points (3)")
  private int runs = -1;

  @Option(
      names = "--point",
      paramLabel = "TEXT",
      description = "of rows 1 and 3 only points that contain this; may be given again")
  private List<String> points = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object a line instead of a table")
  private boolean json;

  @Option(names = "--keep", description = "keep logs and databases of the servers, and say where")
  private boolean keep;

  @Option(names = "--short", description = "what the tests play: little of each row")
  private boolean shortened;

  @Option(names = "--minutes", paramLabel = "M", description = "of row 12 (120)")
  private int minutes = 120;

  @Option(names = "--faxes", paramLabel = "N", description = "of row 12 (100000)")
  private int faxes = 100_000;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final List<Row> table;
  private final PrintStream out;

  FaultsCommand(List<Row> table, PrintStream out) {
    this.table = List.copyOf(table);
    this.out = out;
  }

  /** Runs the command and ends the process with its status. */
  public static void main(String[] arguments) {
    System.exit(line(FaultTable.rows(), System.out).execute(arguments));
  }

  /** The command over a table, ready to run. */
  static CommandLine line(List<Row> table, PrintStream out) {
    CommandLine line = new CommandLine(new FaultsCommand(table, out));
    line.getCommandSpec()
        .usageMessage()
        .footer(
            table.stream()
                .map(row -> String.format("  %2d  %s", row.number(), row.title()))
                .toArray(String[]::new));
    return line;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Row> wanted = chosen();
    if (!json) {
      out.println(HEAD);
    }
    try (OrderlyEnd end = OrderlyEnd.ofThisThread(ENDING)) {
      return play(wanted, end);
    }
  }

  private int play(List<Row> wanted, OrderlyEnd end) throws IOException, InterruptedException {
    boolean clean = true;
    try {
      for (Row row : wanted) {
        clean &= play(row, end);
      }
      return clean ? 0 : 1;
    } catch (IOException | InterruptedException | RuntimeException e) {
      if (!end.hasBegun()) {
        throw e;
      }
      System.err.println("  interrupted: what was started is ended");
      return 1;
    }
  }

  private List<Row> chosen() {
    if (minutes < 1 || faxes < 1) {
      throw new ParameterException(spec.commandLine(), "--minutes and --faxes begin with 1");
    }
    for (int number : rows) {
      if (table.stream().noneMatch(row -> row.number() == number)) {
        throw new ParameterException(spec.commandLine(), "there is no row " + number);
      }
    }
    return table.stream().filter(row -> rows.isEmpty() || rows.contains(row.number())).toList();
  }

  private boolean play(Row row, OrderlyEnd end) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("fax-faults-" + row.number() + "-");
    boolean clean = false;
    try {
      RowResult result = row.run(context(row, directory));
      out.println(json ? result.json() : line(row, result));
      out.flush();
      clean = result.isClean();
    } finally {
      if (keep || !clean && !end.hasBegun()) {
        System.err.println("  kept: " + directory);
      } else {
        delete(directory);
      }
    }
    return clean;
  }

  private RunContext context(Row row, Path directory) {
    int wanted = runs > 0 ? runs : row.usualRuns();
    Path checkout = Path.of(System.getProperty("fax.checkout", ".")).toAbsolutePath().normalize();
    return new RunContext(checkout, directory, shortened ? 1 : wanted, shortened, soak(), points);
  }

  private Soak soak() {
    return shortened ? Soak.brief() : new Soak(Duration.ofMinutes(minutes), faxes);
  }

  private static String line(Row row, RowResult result) {
    return String.format(
        Locale.ROOT,
        "%3d  %-52s %5d %6d %5d %6d %6d %6d %9d %9d",
        row.number(),
        row.title(),
        result.runs(),
        result.faxes(),
        result.lost(),
        result.calledTwice(),
        result.falseReports(),
        result.stuck(),
        result.recoveryP50Ms(),
        result.recoveryMaxMs());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(FaultsCommand::deleteFile);
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
