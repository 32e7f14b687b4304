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

/** {@code ./fax nodes}. */
@Command(
    name = "nodes",
    description = "Lists the nodes of the cluster, and what each of them has under way.")
public final class NodesCommand implements Callable<Integer> {
  static final String PATH = "/maintenance/nodes";

  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public NodesCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    List<Fields> lines = options.server().list(PATH, 1000).elements();
    if (json) {
      screen.json(lines);
      return 0;
    }
    List<Column> columns =
        List.of(
            Column.whole("Node"),
            Column.whole("State"),
            Column.whole("Calls"),
            Column.whole("Inbound"),
            Column.whole("Documents"));
    screen.table(new Table(columns, lines.stream().map(NodesCommand::row).toList()));
    return 0;
  }

  private static List<String> row(Fields node) {
    return List.of(
        node.text("name").orElse("?") + (node.is("here") ? " (this one)" : ""),
        state(node),
        node.text("calls").orElse("?"),
        node.text("inbound_calls").orElse("?"),
        node.text("documents").orElse("?"));
  }

  private static String state(Fields node) {
    if (!node.is("alive")) {
      return "dead";
    }
    if (node.is("drained")) {
      return "drained";
    }
    return node.is("draining") ? "draining" : "works";
  }
}
