package org.caselli.fax.domain.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** That part of the catalogue which is about programs that are told by HTTP what happens. */
public final class WebhookSettings {
  static final List<SettingKey<?>> ALL = new ArrayList<>();

  public static final SettingKey<Duration> TIMEOUT =
      live(
          "webhook_timeout",
          SettingType.seconds(1, 60),
          Duration.ofSeconds(15),
          "How long a receiver may take, from the connection to the end of its answer. A receiver"
              + " that does its work after it has answered needs no longer.");

  public static final SettingKey<Duration> PATIENCE =
      live(
          "webhook_retry_period",
          SettingType.seconds(1, 30 * 86_400),
          Duration.ofDays(3),
          "How long news that a receiver does not take are sent again, with growing pauses, before"
              + " they are given up. Holds for what happens from now on.");

  public static final SettingKey<List<String>> ALLOWED_HOSTS =
      live(
          "webhook_allowed_hosts",
          SettingType.from(
              SettingType.STRING,
              "words separated by blanks",
              FaxSettings::words,
              words -> String.join(" ", words)),
          List.of(),
          "Hosts, addresses or CIDR ranges, separated by blanks, that webhooks may be sent to"
              + " although they are not public.");

  public static final SettingKey<Duration> SECRET_OVERLAP =
      live(
          "webhook_secret_overlap",
          SettingType.seconds(0, 30 * 86_400),
          Duration.ofDays(1),
          "How long messages are signed with the old secret too after a new one was made, where the"
              + " request does not say.");

  public static final SettingKey<Integer> LOG_DAYS =
      live(
          "webhook_log_days",
          SettingType.integer(1, 3_650),
          30,
          "Days that deliveries which have ended stay in the log, and can be sent again.");

  private WebhookSettings() {}

  private static <T> SettingKey<T> live(String name, SettingType<T> type, T fallback, String gain) {
    SettingKey<T> key =
        new SettingKey<>(name, type, fallback, Set.of(SettingScope.SYSTEM), true, gain);
    ALL.add(key);
    return key;
  }
}
