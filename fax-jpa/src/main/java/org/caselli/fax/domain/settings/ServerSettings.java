package org.caselli.fax.domain.settings;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** That part of the catalogue which is about the server as a whole. */
public final class ServerSettings {
  private static final long MIB = 1024L * 1024;

  public static final SettingKey<Long> DISK_FREE_LIMIT =
      new SettingKey<>(
          "disk_free_limit",
          SettingType.bytes(0, 1024 * 1024 * MIB),
          100 * MIB,
          Set.of(SettingScope.SYSTEM),
          true,
          "Free space below which a node takes no more faxes and says that it is not ready, so that"
              + " what is left is for the faxes it has. It holds for the data directory and for that"
              + " of the broker's journal and of an embedded database.");

  public static final SettingKey<String> CONSOLE_OIDC_CLIENT_ID =
      new SettingKey<>(
          "console_oidc_client_id",
          SettingType.matching(Pattern.compile("[!-~]{0,200}"), "a client id without blanks"),
          "",
          Set.of(SettingScope.SYSTEM),
          true,
          "The public client as which the web console signs people in at the OpenID Connect provider"
              + " that the server was started with. Empty: the console offers no such way.");

  public static final SettingKey<String> CONSOLE_OIDC_SCOPE =
      new SettingKey<>(
          "console_oidc_scope",
          SettingType.matching(
              Pattern.compile("openid( [!-~]+){0,20}"), "openid and other scopes, with blanks"),
          "openid",
          Set.of(SettingScope.SYSTEM),
          true,
          "What the web console asks the OpenID Connect provider for. Some providers put the claims"
              + " or the audience that the server demands into a token only for a scope of their"
              + " own.");

  static final List<SettingKey<?>> ALL =
      List.of(DISK_FREE_LIMIT, CONSOLE_OIDC_CLIENT_ID, CONSOLE_OIDC_SCOPE);

  private ServerSettings() {}
}
