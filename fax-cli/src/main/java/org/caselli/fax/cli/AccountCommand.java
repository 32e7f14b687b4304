package org.caselli.fax.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Login;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./fax account}. */
@Command(name = "account", description = "Prints the id of the account of the API key.")
final class AccountCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  AccountCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Login login = options.server().login();
    if (json) {
      screen.json(Map.of("account_id", login.account()));
    } else {
      screen.say(login.account());
    }
    return 0;
  }
}
