package org.caselli.fax.app.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/**
 * Tells whom a token of an OpenID Connect provider speaks for, by its claims. Whether the token is
 * genuine, in force and meant for us has been decided before. Thread-safe.
 */
@ApplicationScoped
public class RecogniseOutsider {
  private final Accounts accounts;
  private final Users users;
  private final OutsideClaims names;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecogniseOutsider() {
    this(null, null, null);
  }

  @Inject
  public RecogniseOutsider(Accounts accounts, Users users, OutsideClaims names) {
    this.accounts = accounts;
    this.users = users;
    this.names = names;
  }

  /** Whether there is a provider whose tokens are taken. */
  public boolean trustsSomebody() {
    return names.trusted();
  }

  /**
   * The caller with these claims.
   *
   * @param claims texts, numbers, booleans, lists and maps by name
   * @throws FaxException forbidden, when they name no account that is in force, no role that we
   *     know, or as a mere user nobody that the account has
   */
  @Transactional
  public Access recogniseOutsider(Map<String, Object> claims) {
    Account account =
        texts(claims, names.account())
            .findFirst()
            .flatMap(this::account)
            .filter(Account::enabled)
            .orElseThrow(() -> forbidden("The token names no account here in " + names.account()));
    Role role =
        texts(claims, names.role())
            .flatMap(text -> role(text).stream())
            .min(Role::compareTo)
            .orElseThrow(() -> forbidden("The token names no role here in " + names.role()));
    if (role == Role.SYSTEM_ADMIN && account.parentId().isPresent()) {
      throw forbidden("Only the first account has a system administrator");
    }
    Optional<User> user =
        texts(claims, names.user())
            .findFirst()
            .flatMap(name -> users.byUsername(account.id(), name));
    if (user.filter(one -> !one.enabled()).isPresent()) {
      throw forbidden("This user is switched off");
    }
    if (role == Role.USER && user.isEmpty()) {
      throw forbidden("The account has no user of the name in " + names.user());
    }
    UUID principal = user.map(User::id).orElseGet(() -> nameless(claims));
    return new Access(account.id(), principal, role, user.map(User::id), Optional.empty());
  }

  private Optional<Account> account(String name) {
    String hex = name.replace("-", "");
    return hex.matches("[0-9a-fA-F]{32}")
        ? accounts.byId(
            new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16),
                Long.parseUnsignedLong(hex.substring(16), 16)))
        : accounts.byRealm(name.toLowerCase(Locale.ROOT));
  }

  private static Optional<Role> role(String text) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).findAny();
  }

  /** The same for each token of the same subject. */
  private static UUID nameless(Map<String, Object> claims) {
    String subject = claims.get("iss") + " " + claims.get("sub");
    return UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<String> texts(Map<String, Object> claims, String path) {
    Object value = claims.get(path);
    if (value == null) {
      value = within(claims, List.of(path.split("\\.")));
    }
    if (value instanceof Collection<?> several) {
      return several.stream().map(String::valueOf);
    }
    return value instanceof String text && !text.isBlank() ? Stream.of(text) : Stream.empty();
  }

  private static Object within(Map<?, ?> claims, List<String> path) {
    Object value = claims.get(path.get(0));
    if (path.size() == 1) {
      return value == null ? "" : value;
    }
    return value instanceof Map<?, ?> inner ? within(inner, path.subList(1, path.size())) : "";
  }

  private static FaxException forbidden(String why) {
    return new FaxException(ProblemType.FORBIDDEN, why);
  }
}
