package org.caselli.fax.cli.system;

import java.util.List;
import java.util.Map;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.AccountWord;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.ServerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose sending is paused or resumed: the whole system's, or an account's. */
public final class PauseTarget {

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(
      names = "--account",
      arity = "0..1",
      fallbackValue = AccountWord.OWN,
      preprocessor = AccountWord.class,
      paramLabel = "ID",
      description = "an account's only; without ID that of the API key")
  private @Nullable String account;

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  void call(String verb, Screen screen) {
    Server server = options.server();
    Map<String, String> whose =
        account == null ? Map.of() : Map.of("account_id", AccountWord.id(account, server));
    Fields answer = server.call("POST", "/maintenance/" + verb, whose);
    if (json) {
      screen.json(answer.map());
    } else {
      screen.say("sending: " + state(answer));
    }
  }

  /** Who does not send. */
  static String state(Fields answer) {
    List<String> accounts = answer.texts("paused_accounts");
    String some =
        accounts.isEmpty() ? "" : "paused for account " + String.join(", account ", accounts);
    if (answer.is("paused")) {
      return "paused for all" + (some.isEmpty() ? "" : ", and " + some);
    }
    return some.isEmpty() ? "on" : some;
  }
}
