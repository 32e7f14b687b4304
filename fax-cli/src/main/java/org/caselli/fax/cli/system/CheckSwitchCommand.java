package org.caselli.fax.cli.system;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./fax check-switch}. */
@Command(
    name = "check-switch",
    description = {
      "Asks the server to look at its switches, and tells line by line what is right and what is",
      "missing. Status 1 when no fax can go through one of them."
    })
public final class CheckSwitchCommand implements Callable<Integer> {
  private static final int BROKEN = 1;

  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public CheckSwitchCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    List<Fields> reports =
        options.server().callForList("POST", "/maintenance/check_switches", Map.of());
    if (json) {
      screen.json(reports);
    } else {
      reports.forEach(this::show);
    }
    return reports.stream().allMatch(report -> report.is("works")) ? 0 : BROKEN;
  }

  private void show(Fields report) {
    screen.say("Switch " + report.text("switch").orElse(""));
    for (Fields finding : report.list("findings")) {
      screen.say(
          "  %-7s  %s: %s"
              .formatted(
                  finding.text("verdict").orElse(""),
                  finding.text("subject").orElse(""),
                  finding.text("sentence").orElse("")));
    }
  }
}
