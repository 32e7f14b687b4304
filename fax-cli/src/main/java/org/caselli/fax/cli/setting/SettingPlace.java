package org.caselli.fax.cli.setting;

import org.caselli.fax.cli.server.AccountWord;
import org.caselli.fax.cli.server.Server;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose settings are meant: the system's, an account's or a faxbox's. */
public final class SettingPlace {

  @Option(
      names = "--account",
      arity = "0..1",
      fallbackValue = AccountWord.OWN,
      preprocessor = AccountWord.class,
      paramLabel = "ID",
      description = "of an account; without ID that of the API key")
  private @Nullable String account;

  @Option(names = "--faxbox", paramLabel = "ID", description = "of a faxbox")
  private @Nullable String faxbox;

  /** The path of the settings in the category that holds them all. */
  String path(Server server) {
    if (account == null && faxbox == null) {
      return "/system_configs/fax";
    }
    String whose = account == null ? AccountWord.OWN : account;
    String id = AccountWord.id(whose, server);
    String box = faxbox == null ? "" : "/faxboxes/" + Server.word(faxbox);
    return "/accounts/" + Server.word(id) + box + "/configs/fax";
  }
}
