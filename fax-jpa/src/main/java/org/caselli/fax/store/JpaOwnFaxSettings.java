package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.OwnFaxSettings;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;

/** {@link OwnFaxSettings} out of the documents of accounts and users. */
@ApplicationScoped
public class JpaOwnFaxSettings implements OwnFaxSettings {
  private static final String ZONE = "fax_timezone";

  private final Accounts accounts;
  private final Users users;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaOwnFaxSettings() {
    this(null, null);
  }

  @Inject
  public JpaOwnFaxSettings(Accounts accounts, Users users) {
    this.accounts = accounts;
    this.users = users;
  }

  @Override
  public Map<String, Object> ofAccount(UUID account) {
    return accounts.byId(account).map(Account::attributes).map(this::own).orElse(Map.of());
  }

  @Override
  public Map<String, Object> ofUser(UUID account, UUID user) {
    Optional<User.Profile> profile = users.byId(account, user).map(User::profile);
    Map<String, Object> fields =
        new LinkedHashMap<>(profile.map(User.Profile::document).map(this::own).orElse(Map.of()));
    profile
        .map(User.Profile::timezone)
        .filter(zone -> !zone.isEmpty())
        .ifPresent(zone -> fields.putIfAbsent(ZONE, zone));
    return fields;
  }

  private Map<String, Object> own(String document) {
    Map<String, Object> own = new LinkedHashMap<>();
    if (JsonText.readObject(document).get("fax_settings") instanceof Map<?, ?> fields) {
      fields.forEach((name, value) -> own.put(name.toString(), value));
    }
    return own;
  }
}
