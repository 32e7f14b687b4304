package org.caselli.fax.domain.settings;

import java.util.List;

/**
 * Settings of one subject.
 *
 * @param title for people
 */
public record SettingGroup(String title, List<SettingKey<?>> keys) {
  public SettingGroup {
    keys = List.copyOf(keys);
  }
}
