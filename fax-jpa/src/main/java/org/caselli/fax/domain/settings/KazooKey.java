package org.caselli.fax.domain.settings;

import java.util.Objects;

/**
 * Where Kazoo keeps a setting.
 *
 * @param category the document of its configuration database, for instance {@code kazoo_convert}
 * @param path within it, by dots, for instance {@code fax.attachment_format}
 */
public record KazooKey(String category, String path) {
  /** The category that all settings are known in, here. */
  public static final String FAX = "fax";

  public KazooKey {
    Objects.requireNonNull(category);
    Objects.requireNonNull(path);
  }

  @Override
  public String toString() {
    return category + "." + path;
  }
}
