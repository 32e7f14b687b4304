package org.caselli.fax.cli.hooks;

import org.caselli.fax.cli.server.AccountWord;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.ServerOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The account whose webhooks are meant, and where the server has them. */
public final class HookAccount {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(
      index = "0",
      paramLabel = "ACCOUNT",
      description = "id of the account, or own for that of the API key")
  private String account = "";

  Server server() {
    return options.server();
  }

  /** The path of all of them. */
  String path() {
    return "/accounts/" + Server.word(AccountWord.id(account, server())) + "/webhooks";
  }

  /** The path of what one of them was told. */
  String deliveries(String hook) {
    return path() + "/" + Server.word(hook) + "/deliveries";
  }
}
