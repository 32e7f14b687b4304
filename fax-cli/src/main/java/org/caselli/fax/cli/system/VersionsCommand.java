package org.caselli.fax.cli.system;

import java.util.List;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Column;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.print.Table;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./fax versions}. */
@Command(
    name = "versions",
    description = "Tells the versions of the server, of what it runs on and of each converter.")
public final class VersionsCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public VersionsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    List<Fields> lines = options.server().list("/maintenance/versions", 1000).elements();
    if (json) {
      screen.json(lines);
      return 0;
    }
    List<List<String>> rows =
        lines.stream()
            .map(line -> List.of(line.text("name").orElse(""), line.text("version").orElse("")))
            .toList();
    screen.table(new Table(List.of(Column.whole("Program"), Column.cut("Version", 8)), rows));
    return 0;
  }
}
