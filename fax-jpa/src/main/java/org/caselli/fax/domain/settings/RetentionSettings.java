package org.caselli.fax.domain.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** That part of the catalogue which says how long something is kept, and how it is cleared away. */
public final class RetentionSettings {
  private static final int LONGEST_DAYS = 36_500;
  private static final String CLEANUP = "tasks.fax_cleanup";

  public static final SettingKey<Integer> DOCUMENTS =
      days(
          "document_retention_days",
          "Days after which the documents of a fax that has ended, and of a received one, are"
              + " erased in every form, counted from when the fax was accepted or received. What is"
              + " known of the fax stays. 0 for no such limit.");

  public static final SettingKey<Integer> FAXES =
      days(
          "fax_retention_days",
          "Days after which such a fax is erased with all that is known of it: attempts, results,"
              + " documents, and the log of refused mails of that time. Faxes that somebody deleted"
              + " go too. 0 for no such limit.");

  public static final SettingKey<Integer> USAGE =
      new SettingKey<>(
          "usage_retention_days",
          SettingType.integer(0, LONGEST_DAYS),
          1_100,
          Set.of(SettingScope.SYSTEM),
          true,
          "Days for which it is kept how many faxes and pages were sent and received in each hour."
              + " These counts name accounts, faxboxes and causes of failures, and no fax. 0 for no"
              + " such limit.");

  public static final SettingKey<Boolean> STALE_FAXES =
      cleanup(
          "enabled",
          SettingType.BOOLEAN,
          false,
          "Faxes that have rested too long without being sent are given up, with a notice.");

  public static final SettingKey<Duration> STALE_AFTER =
      cleanup(
          "stale_after_s",
          SettingType.seconds(3_600, 10 * 365 * 86_400),
          Duration.ofDays(7),
          "How long after its creation a fax has rested too long, unless it is to be sent later.");

  public static final SettingKey<Integer> PAGE_SIZE =
      cleanup(
          "page_size",
          SettingType.integer(1, 10_000),
          32,
          "Faxes that are cleared away in one transaction, these and those whose retention is"
              + " over.");

  public static final SettingKey<Duration> PAUSE =
      cleanup(
          "per_page_pause_ms",
          SettingType.millis(0, 3_600_000),
          Duration.ofSeconds(1),
          "Rest between two such transactions.");

  static final List<SettingKey<?>> ALL =
      List.of(DOCUMENTS, FAXES, USAGE, STALE_FAXES, STALE_AFTER, PAGE_SIZE, PAUSE);

  private static SettingKey<Integer> days(String name, String gain) {
    return new SettingKey<>(
        name,
        SettingType.integer(0, LONGEST_DAYS),
        0,
        Set.of(SettingScope.SYSTEM, SettingScope.ACCOUNT),
        true,
        gain);
  }

  private static <T> SettingKey<T> cleanup(
      String path, SettingType<T> type, T fallback, String gain) {
    return new SettingKey<>(
            CLEANUP + "." + path, type, fallback, Set.of(SettingScope.SYSTEM), true, gain)
        .in(CLEANUP, path);
  }

  private RetentionSettings() {}
}
