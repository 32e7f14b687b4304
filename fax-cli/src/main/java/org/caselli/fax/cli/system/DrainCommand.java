package org.caselli.fax.cli.system;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.RefusedException;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.ServerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./fax drain}. */
@Command(
    name = "drain",
    description =
        "Lets a node take no new work, and waits until what it has is done: then it can be stopped"
            + " without a lost call. Exit status 1 when that takes longer than --wait.")
public final class DrainCommand implements Callable<Integer> {
  private static final long BETWEEN_LOOKS_MS = 1_000;

  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "NODE",
      description = "name of the node; without it the one that answers")
  private @Nullable String node;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "3600",
      description = "how long to wait (${DEFAULT-VALUE}); 0 does not wait")
  private int seconds;

  @Option(names = "--resume", description = "let it take work again")
  private boolean resume;

  public DrainCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    Server server = options.server();
    String name = node == null ? here(server) : node;
    String path = NodesCommand.PATH + "/" + Server.word(name) + "/";
    server.call("POST", path + (resume ? "resume" : "drain"), Map.of());
    if (resume) {
      screen.say(name + " takes work again");
      return 0;
    }
    if (seconds == 0) {
      screen.say(name + " takes no new work");
      return 0;
    }
    return await(server, name);
  }

  private int await(Server server, String name) throws InterruptedException {
    String told = "";
    for (int second = 0; ; second++) {
      Fields state = state(server, name);
      if (state.is("drained")) {
        screen.say(name + " has nothing under way: it can be stopped");
        return 0;
      }
      String left = left(state);
      if (!left.equals(told)) {
        screen.say(name + ": " + left);
        told = left;
      }
      if (second == seconds) {
        screen.hint(name + " has not finished within " + seconds + " s");
        return 1;
      }
      Thread.sleep(BETWEEN_LOOKS_MS);
    }
  }

  private static String left(Fields state) {
    return "%s calls, %s inbound calls, %s documents under way"
        .formatted(
            state.text("calls").orElse("?"),
            state.text("inbound_calls").orElse("?"),
            state.text("documents").orElse("?"));
  }

  private static String here(Server server) {
    return nodes(server).stream()
        .filter(each -> each.is("here"))
        .findFirst()
        .flatMap(each -> each.text("name"))
        .orElseThrow(() -> new RefusedException("the server does not tell its name"));
  }

  private static Fields state(Server server, String name) {
    return nodes(server).stream()
        .filter(each -> each.text("name").filter(name::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> new RefusedException("node " + name + " is gone"));
  }

  private static List<Fields> nodes(Server server) {
    return server.list(NodesCommand.PATH, 1000).elements();
  }
}
