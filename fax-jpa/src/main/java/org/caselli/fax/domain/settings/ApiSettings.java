package org.caselli.fax.domain.settings;

import static org.caselli.fax.domain.settings.SettingScope.SYSTEM;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** That part of the catalogue which says how requests are judged and answered. */
public final class ApiSettings {
  private static final String CROSSBAR = "crossbar";
  private static final Set<SettingScope> SYSTEM_ONLY = Set.of(SYSTEM);

  public static final SettingKey<Integer> PAGE_SIZE =
      new SettingKey<>(
              "pagination_page_size",
              SettingType.integer(1, 1_000),
              50,
              SYSTEM_ONLY,
              true,
              "Entries of one page of a list when the request does not say how many.")
          .in(CROSSBAR, "pagination_page_size");

  public static final SettingKey<Duration> MAXIMUM_RANGE =
      new SettingKey<>(
              "maximum_range",
              SettingType.seconds(0, Integer.MAX_VALUE),
              Duration.ZERO,
              SYSTEM_ONLY,
              true,
              "Longest time from created_from to created_to in the lists of faxes; longer ones are"
                  + " refused. 0, unlike Kazoo's 2682000: any.")
          .in(CROSSBAR, "maximum_range");

  public static final SettingKey<Boolean> STRICT =
      new SettingKey<>(
              "schema_strict_validation",
              SettingType.BOOLEAN,
              false,
              SYSTEM_ONLY,
              true,
              "Values of an obviously mistaken type (\"3\" for 3) are refused instead of repaired.")
          .in(CROSSBAR, "schema_strict_validation");

  public static final SettingKey<Duration> EVENT_RETENTION =
      new SettingKey<>(
          "event_retention",
          SettingType.seconds(60, 7 * 86_400),
          Duration.ofDays(1),
          SYSTEM_ONLY,
          true,
          "How long events are kept for those who read on after an interruption (server-sent"
              + " events, Last-Event-ID). What a listener has not been told yet is kept for up to a"
              + " week.");

  public static final SettingKey<Integer> EVENT_STREAMS =
      new SettingKey<>(
          "event_streams",
          SettingType.integer(0, 100_000),
          5_000,
          SYSTEM_ONLY,
          true,
          "Clients that may follow events on one node at the same time (server-sent events and"
              + " websockets); more are answered 503.");

  public static final SettingKey<Integer> ACCOUNT_EVENT_STREAMS =
      new SettingKey<>(
          "account_event_streams",
          SettingType.integer(0, 100_000),
          1_000,
          SYSTEM_ONLY,
          true,
          "How many of them may follow the events of one account.");

  static final List<SettingKey<?>> ALL =
      List.of(
          PAGE_SIZE, MAXIMUM_RANGE, STRICT, EVENT_RETENTION, EVENT_STREAMS, ACCOUNT_EVENT_STREAMS);

  private ApiSettings() {}
}
