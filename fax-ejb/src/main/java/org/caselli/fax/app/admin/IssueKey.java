package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.Ids;

/** Makes an API key for an account; the key itself is told once and never kept. Thread-safe. */
@ApplicationScoped
public class IssueKey {
  private final Tenancy tenancy;
  private final Users users;
  private final Faxboxes faxboxes;
  private final Keys keys;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected IssueKey() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public IssueKey(
      Tenancy tenancy, Users users, Faxboxes faxboxes, Keys keys, Ids ids, Clock clock) {
    this.tenancy = tenancy;
    this.users = users;
    this.faxboxes = faxboxes;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A key as a client wants it.
   *
   * @param name for people, to tell keys apart
   * @param user whom it is to speak for; empty for a program
   * @param faxbox the only faxbox that it may use; empty for all of the account
   * @param expires when it ends; empty for never
   */
  public record NewKey(
      String name,
      Role role,
      Optional<UUID> user,
      Optional<UUID> faxbox,
      Optional<Instant> expires) {
    public NewKey {
      Objects.requireNonNull(name);
      Objects.requireNonNull(role);
      Objects.requireNonNull(user);
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(expires);
    }

    /** A key that administers the account, without an end. */
    public static NewKey administrator(String name) {
      return new NewKey(
          name, Role.ACCOUNT_ADMIN, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * A key that was made.
   *
   * @param secret the key itself; told here and never again
   */
  public record IssuedKey(ApiKey key, String secret) {}

  /**
   * Issues a key; earlier keys stay in force.
   *
   * @throws FaxException forbidden for a role above the caller's; invalid for bounds that the
   *     account does not have, or that its role would not keep to
   */
  @Transactional
  public IssuedKey issueKey(Access access, UUID account, NewKey wanted) {
    tenancy.administer(access, account);
    tenancy.grant(access, account, wanted.role());
    check(account, wanted);
    String secret = ids.secret();
    ApiKey key =
        new ApiKey(
            ids.next(),
            account,
            wanted.name(),
            wanted.role(),
            wanted.user(),
            wanted.faxbox(),
            wanted.expires(),
            clock.instant(),
            Optional.empty());
    keys.addKey(key, SecretHash.of(secret));
    return new IssuedKey(key, secret);
  }

  private void check(UUID account, NewKey wanted) {
    if (wanted.faxbox().isPresent() && wanted.role().administers()) {
      throw refusal(
          "role", "enum", "A key for one faxbox is user, send_only or read_only; give such a role");
    }
    if (wanted.expires().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      throw refusal("expires", "minimum", "The key would have expired already");
    }
    wanted
        .faxbox()
        .filter(box -> faxboxes.byId(account, box).isEmpty())
        .ifPresent(
            box -> {
              throw refusal("faxbox_id", "not_found", "The account has no faxbox with this id");
            });
    wanted
        .user()
        .filter(user -> users.byId(account, user).isEmpty())
        .ifPresent(
            user -> {
              throw refusal("user_id", "not_found", "The account has no user with this id");
            });
  }

  private static FaxException refusal(String path, String rule, String message) {
    return FaxException.invalid(new Violation(path, rule, message));
  }
}
