package org.caselli.fax.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Column;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.print.Table;
import org.caselli.fax.cli.server.JsonText;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.UnreachableException;
import picocli.CommandLine.Command;

/**
 * Uses what most commands use, so that the build can keep these classes as the JVM has them in
 * memory.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
  private final Screen screen;

  RehearseCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    JsonText.pretty(JsonText.parse("{\"data\": [{\"id\": 1, \"name\": null, \"on\": true}]}"));
    screen.table(new Table(List.of(Column.whole("Job")), List.of(List.of("rehearsed"))));
    try {
      // Nobody listens on port 1.
      return new Server("http://127.0.0.1:1", "").login().account().isEmpty() ? 1 : 0;
    } catch (UnreachableException e) {
      return 0;
    }
  }
}
