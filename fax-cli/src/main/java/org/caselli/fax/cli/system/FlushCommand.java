package org.caselli.fax.cli.system;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Column;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.print.Table;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./fax flush}. */
@Command(name = "flush", description = "Empties the server's caches, so that all is read anew.")
public final class FlushCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public FlushCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    List<Fields> lines = options.server().callForList("POST", "/maintenance/flush", Map.of());
    if (json) {
      screen.json(lines);
      return 0;
    }
    List<List<String>> rows =
        lines.stream()
            .map(line -> List.of(line.text("name").orElse(""), line.text("entries").orElse("")))
            .toList();
    screen.table(new Table(List.of(Column.whole("Cache"), Column.cut("Entries", 8)), rows));
    return 0;
  }
}
