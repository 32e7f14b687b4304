package org.caselli.fax.app.admin;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.PasswordDigest;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;

/** Users in memory. */
public final class InMemoryUsers implements Users {
  private final Map<UUID, User> users = new HashMap<>();

  @Override
  public Optional<User> byId(UUID account, UUID id) {
    return Optional.ofNullable(users.get(id)).filter(user -> user.accountId().equals(account));
  }

  @Override
  public Optional<User> byUsername(UUID account, String username) {
    return ofAccount(account).stream()
        .filter(user -> user.username().equals(username.toLowerCase(Locale.ROOT)))
        .findAny();
  }

  @Override
  public Optional<User> byVerifier(UUID account, PasswordDigest.Kind kind, String verifier) {
    return ofAccount(account).stream()
        .filter(user -> user.verifier(kind).equals(verifier))
        .findAny();
  }

  @Override
  public List<User> ofAccount(UUID account) {
    return users.values().stream()
        .filter(user -> user.accountId().equals(account))
        .sorted(Comparator.comparing(User::username))
        .toList();
  }

  @Override
  public List<User> withRole(Role role) {
    return users.values().stream().filter(u -> u.role() == role && u.enabled()).toList();
  }

  @Override
  public UUID salt(UUID account) {
    return new UUID(account.getLeastSignificantBits(), 1);
  }

  @Override
  public void add(User user) {
    users.put(user.id(), user);
  }

  @Override
  public void remove(User user) {
    users.remove(user.id());
  }
}
