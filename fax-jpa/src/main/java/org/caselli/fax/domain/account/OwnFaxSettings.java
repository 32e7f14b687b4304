package org.caselli.fax.domain.account;

import java.util.Map;
import java.util.UUID;

/** What accounts and users say of themselves under {@code fax_settings} in their documents. */
public interface OwnFaxSettings {
  /** The fields in an account's document, as they were given; none when there is no account. */
  Map<String, Object> ofAccount(UUID account);

  /**
   * The fields in a user's document, as they were given, with the user's own time zone as {@code
   * fax_timezone} where they name none; none when the account has no such user.
   */
  Map<String, Object> ofUser(UUID account, UUID user);
}
