package org.caselli.fax.cli.print;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Collection;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.JsonText;

/**
 * Where a command writes to, and the clock that it goes by.
 *
 * @param out results
 * @param err what went wrong, and hints
 * @param width columns of the terminal that results go to; 0 when they go elsewhere
 */
public record Screen(PrintWriter out, PrintWriter err, int width, Clock clock) {

  /** Prints a line of result. */
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints a line for the person, not for a program that reads the results. */
  public void hint(String line) {
    err.println("fax: " + line);
    err.flush();
  }

  /** Prints JSON: for people on several lines, for programs on one. */
  public void json(Object value) {
    say(width > 0 ? JsonText.pretty(value) : JsonText.write(value));
  }

  /** Prints a list as JSON. */
  public void json(Collection<Fields> list) {
    json((Object) list.stream().map(Fields::map).toList());
  }

  /** Prints a table, cut to the terminal. */
  public void table(Table table) {
    Table.Fitted fitted = table.fitted(width);
    fitted.lines().forEach(out::println);
    out.flush();
    if (!fitted.dropped().isEmpty()) {
      hint(
          "the terminal is too narrow for %s; --json shows all"
              .formatted(String.join(" and ", fitted.dropped())));
    }
  }
}
