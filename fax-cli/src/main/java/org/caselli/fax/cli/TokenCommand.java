package org.caselli.fax.cli;

import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./fax token}. */
@Command(name = "token", description = "Prints an auth token, for the header X-Auth-Token.")
final class TokenCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  TokenCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    screen.say(options.server().login().token());
    return 0;
  }
}
