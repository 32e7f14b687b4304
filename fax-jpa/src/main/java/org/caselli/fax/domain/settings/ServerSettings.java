package org.caselli.fax.domain.settings;

import java.util.List;
import java.util.Set;

/** That part of the catalogue which says when the server as a whole is well. */
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

  static final List<SettingKey<?>> ALL = List.of(DISK_FREE_LIMIT);

  private ServerSettings() {}
}
