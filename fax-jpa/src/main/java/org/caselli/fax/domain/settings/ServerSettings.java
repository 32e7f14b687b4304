package org.caselli.fax.domain.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** That part of the catalogue which says when the server as a whole is well. */
public final class ServerSettings {
  static final List<SettingKey<?>> ALL = new ArrayList<>();

  private static final long MIB = 1024L * 1024;

  public static final SettingKey<Long> DISK_FREE_LIMIT =
      new SettingKey<>(
          "disk_free_limit",
          SettingType.bytes(0, 1024 * 1024 * MIB),
          100 * MIB,
          Set.of(SettingScope.SYSTEM),
          true,
          "Free space below which a node says that it is not ready, so that no more faxes come to"
              + " it before the disk is full. It holds for the data directory and for that of the"
              + " broker's journal.");

  private static final String RETENTION = "retention";
  private static final String CLEANUP = "tasks.fax_cleanup";

  static {
    ALL.add(DISK_FREE_LIMIT);
    cleanup(
        "enabled",
        SettingType.BOOLEAN,
        false,
        "Faxes that have rested too long are ended and moved.");
    cleanup(
        "stale_after_s",
        SettingType.seconds(3_600, 10 * 365 * 86_400),
        Duration.ofDays(7),
        "How long after its creation a fax has rested too long.");
    cleanup("page_size", SettingType.integer(1, 10_000), 32, "Faxes that are looked at in one go.");
    cleanup(
        "per_page_pause_ms",
        SettingType.millis(0, 3_600_000),
        Duration.ofSeconds(1),
        "Rest between these.");
  }

  private static <T> void cleanup(String path, SettingType<T> type, T fallback, String gain) {
    ALL.add(
        new SettingKey<>(
                CLEANUP + "." + path, type, fallback, Set.of(SettingScope.SYSTEM), true, gain)
            .in(CLEANUP, path)
            .awaiting(RETENTION));
  }

  private ServerSettings() {}
}
