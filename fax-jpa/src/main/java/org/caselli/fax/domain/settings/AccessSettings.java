package org.caselli.fax.domain.settings;

import java.util.List;
import java.util.Set;

/** That part of the catalogue which says how often somebody may ask. */
public final class AccessSettings {
  public static final SettingKey<Integer> REQUESTS =
      new SettingKey<>(
          "api_rate_limit",
          SettingType.integer(0, 10_000_000),
          60_000,
          Set.of(SettingScope.SYSTEM, SettingScope.ACCOUNT),
          true,
          "Requests per minute that one API key or user may make on each node; more are answered"
              + " with 429. The system's value holds for unknown addresses too. 0 for no limit.");

  public static final SettingKey<Integer> BURST =
      new SettingKey<>(
          "api_rate_burst",
          SettingType.integer(1, 1_000_000),
          3_000,
          Set.of(SettingScope.SYSTEM, SettingScope.ACCOUNT),
          true,
          "Requests that may come at once after a pause, before api_rate_limit holds them back.");

  public static final SettingKey<Integer> FAILURES =
      new SettingKey<>(
          "sign_in_failures",
          SettingType.integer(1, 10_000),
          10,
          Set.of(SettingScope.SYSTEM),
          true,
          "Failed attempts per minute to sign in as one user; ten times as many from one address."
              + " More are answered with 429 without looking at the password.");

  public static final SettingKey<String> ORIGINS =
      new SettingKey<>(
          "cors_allowed_origins",
          SettingType.STRING,
          "*",
          Set.of(SettingScope.SYSTEM),
          true,
          "Origins of web pages that may use the API from a browser, separated by commas, for"
              + " instance https://portal.example.com; * for all, as in Kazoo, empty for none. A page"
              + " needs a token all the same; cookies play no part.");

  static final List<SettingKey<?>> ALL = List.of(REQUESTS, BURST, FAILURES, ORIGINS);

  private AccessSettings() {}
}
