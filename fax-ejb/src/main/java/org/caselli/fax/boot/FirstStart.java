package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.SecretHash;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.Ids;

/**
 * What a new system begins with: an account with realm, administrator, faxbox, hosted number and
 * API key, so that a fax can be sent at once.
 */
@ApplicationScoped
public class FirstStart {
  /** The hosted number of the first account; from the range kept for fiction. */
  static final String NUMBER = "+15005550199";

  private final Accounts accounts;
  private final Users users;
  private final Faxboxes faxboxes;
  private final Keys keys;
  private final Settings settings;
  private final Bootstrap bootstrap;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FirstStart() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  FirstStart(
      Accounts accounts,
      Users users,
      Faxboxes faxboxes,
      Keys keys,
      Settings settings,
      Bootstrap bootstrap,
      Ids ids,
      Clock clock) {
    this.accounts = accounts;
    this.users = users;
    this.faxboxes = faxboxes;
    this.keys = keys;
    this.settings = settings;
    this.bootstrap = bootstrap;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What was created.
   *
   * @param keyId name of the API key
   * @param apiKey told here and never kept
   */
  record Created(UUID account, UUID keyId, String apiKey, String realm, String number) {}

  /** Creates the first account; empty when there is one. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Created> create() {
    if (!accounts.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    String realm = ids.secret().substring(0, 8) + ".fax.localhost";
    Account account =
        new Account(
            ids.next(), Optional.empty(), "local", realm, ZoneId.systemDefault(), "{}", now);
    account.sendsFrom(NUMBER);
    accounts.add(account);
    users.add(administrator(account, now));
    Faxbox faxbox = faxbox(account, now);
    faxboxes.add(faxbox);
    accounts.assign(new HostedNumber(NUMBER, account.id(), Optional.of(faxbox.id())));
    String key = ids.secret();
    UUID keyId = ids.next();
    keys.addKey(
        ApiKey.unlimited(keyId, account.id(), "first start", Role.SYSTEM_ADMIN, now),
        SecretHash.of(key));
    bootstrap
        .dialString()
        .ifPresent(
            dial ->
                settings.give(
                    SettingScope.SYSTEM,
                    account.id(),
                    Map.of(FaxSettings.DIAL_STRING.name(), dial),
                    "first start"));
    return Optional.of(new Created(account.id(), keyId, key, realm, NUMBER));
  }

  /** Has no password until somebody with the key gives it one. */
  private User administrator(Account account, Instant now) {
    User.Profile profile =
        new User.Profile("admin", "admin@" + account.realm(), Role.SYSTEM_ADMIN, "", true, "{}");
    return new User(ids.next(), account.id(), profile, now);
  }

  private Faxbox faxbox(Account account, Instant now) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", "Local faxbox");
    fields.put("caller_id", NUMBER);
    fields.put("caller_name", "Caselli Fax");
    fields.put("fax_identity", NUMBER);
    fields.put("fax_header", "Caselli Fax");
    fields.put("retries", 3);
    return new Faxbox(
        ids.next(),
        account.id(),
        ids.secret().substring(0, 8) + "." + settings.system().get(FaxSettings.DEFAULT_SMTP_DOMAIN),
        new FaxboxDocument(fields),
        now);
  }
}
