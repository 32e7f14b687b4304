package org.caselli.fax.cli.system;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.RefusedException;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./fax status}, as far as the server knows it itself. */
@Command(
    name = "status",
    description =
        "Says whether the server sends, what waits and which switches it has. For the server on"
            + " this machine the script says first whether it runs.")
public final class StatusCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public StatusCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Fields answer =
        options
            .server()
            .get("/maintenance")
            .orElseThrow(() -> new RefusedException("this server does not tell its state"));
    if (json) {
      screen.json(answer.map());
      return 0;
    }
    screen.say("  sending        " + PauseTarget.state(answer));
    screen.say(
        "  jobs           %s pending (%s of them for a busy number), %s active"
            .formatted(
                count(answer, "pending"), count(answer, "waiting"), count(answer, "active")));
    screen.say("  engine         " + answer.text("engine").orElse("?") + switches(answer));
    return 0;
  }

  private static String count(Fields answer, String what) {
    return answer.text(what).orElse("0");
  }

  private static String switches(Fields answer) {
    List<Fields> switches = answer.list("switches");
    return switches.stream()
        .map(
            each ->
                "%s %s with %s calls"
                    .formatted(
                        each.text("name").orElse("?"),
                        each.is("up") ? "up" : "down",
                        count(each, "calls")))
        .collect(Collectors.joining(", ", switches.isEmpty() ? "" : ": ", ""));
  }
}
