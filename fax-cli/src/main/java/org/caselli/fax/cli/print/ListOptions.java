package org.caselli.fax.cli.print;

import java.util.List;
import java.util.function.Function;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.Listing;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.WrongUsageException;
import picocli.CommandLine.Option;

/** How much of a list, and in which form. */
public final class ListOptions {

  @Option(names = "--limit", paramLabel = "N", description = "most lines (50)")
  private int limit = 50;

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public int limit() {
    return limit;
  }

  public boolean json() {
    return json;
  }

  /**
   * Asks a server for a list, and prints what it answers.
   *
   * @param path may have a query
   * @param table how people see it
   */
  public void print(
      Screen screen, Server server, String path, Function<List<Fields>, Table> table) {
    if (limit < 1) {
      throw new WrongUsageException("--limit is a number from 1");
    }
    Listing listing = server.list(path, limit);
    if (json) {
      screen.json(listing.elements());
      return;
    }
    screen.table(table.apply(listing.elements()));
    if (listing.more()) {
      screen.hint("there are more; --limit N lists N of them");
    }
  }
}
