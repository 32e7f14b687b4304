package org.caselli.fax.wire;

import java.util.Locale;
import org.caselli.fax.domain.account.Role;

/** Roles on the wire: in lower case, and as Kazoo's {@code priv_level}. */
final class RoleJson {
  private static final String ADMIN = "admin";

  private RoleJson() {}

  static String of(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Reads a role that its schema allows. */
  static Role parse(String text) {
    return Role.valueOf(text.toUpperCase(Locale.ROOT));
  }

  static String level(Role role) {
    return role.administers() ? ADMIN : "user";
  }

  static Role ofLevel(String level) {
    return level.equals(ADMIN) ? Role.ACCOUNT_ADMIN : Role.USER;
  }
}
