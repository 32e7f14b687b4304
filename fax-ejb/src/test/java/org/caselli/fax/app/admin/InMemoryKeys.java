package org.caselli.fax.app.admin;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;

/** Keys and tokens in memory, beside the users that they speak for. */
public final class InMemoryKeys implements Keys {
  private final Map<String, ApiKey> keys = new HashMap<>();
  private final Map<String, Token> tokens = new HashMap<>();
  private final InMemoryUsers users;

  private record Token(Access access, Instant expires) {}

  public InMemoryKeys(InMemoryUsers users) {
    this.users = users;
  }

  @Override
  public void addKey(ApiKey key, String hash) {
    keys.put(hash, key);
  }

  @Override
  public Optional<ApiKey> byId(UUID account, UUID id) {
    return ofAccount(account).stream().filter(key -> key.id().equals(id)).findAny();
  }

  @Override
  public List<ApiKey> ofAccount(UUID account) {
    return keys.values().stream()
        .filter(key -> key.account().equals(account))
        .sorted(Comparator.comparing(ApiKey::created))
        .toList();
  }

  @Override
  public void revoke(UUID key, Instant now) {
    revoke(one -> one.id().equals(key));
  }

  @Override
  public void revokeAll(UUID account, Instant now) {
    revoke(key -> key.account().equals(account));
    tokens.values().removeIf(token -> token.access().account().equals(account));
  }

  @Override
  public void revokeForFaxbox(UUID faxbox, Instant now) {
    revoke(key -> key.faxbox().filter(faxbox::equals).isPresent());
  }

  @Override
  public void revokeForUser(UUID user, Instant now) {
    endTokensOf(user);
    revoke(key -> key.user().filter(user::equals).isPresent());
  }

  private void revoke(Predicate<ApiKey> which) {
    List<UUID> gone = keys.values().stream().filter(which).map(ApiKey::id).toList();
    keys.values().removeIf(which);
    tokens.values().removeIf(token -> gone.contains(token.access().principal()));
  }

  @Override
  public void used(UUID key, Instant now) {
    keys.replaceAll((hash, one) -> one.id().equals(key) ? used(one, now) : one);
  }

  private static ApiKey used(ApiKey key, Instant now) {
    return new ApiKey(
        key.id(),
        key.account(),
        key.name(),
        key.role(),
        key.user(),
        key.faxbox(),
        key.expires(),
        key.created(),
        Optional.of(now));
  }

  @Override
  public Optional<Access> accessByKey(String hash, Instant now) {
    return Optional.ofNullable(keys.get(hash))
        .filter(key -> key.expires().filter(end -> !end.isAfter(now)).isEmpty())
        .flatMap(this::access);
  }

  private Optional<Access> access(ApiKey key) {
    Optional<User> user = key.user().flatMap(id -> users.byId(key.account(), id));
    if (key.user().isPresent() && user.filter(User::enabled).isEmpty()) {
      return Optional.empty();
    }
    Role role = user.map(User::role).map(key.role()::weaker).orElse(key.role());
    return Optional.of(new Access(key.account(), key.id(), role, key.user(), key.faxbox()));
  }

  @Override
  public void addToken(String hash, Access access, Instant now, Instant expires) {
    tokens.put(hash, new Token(access, expires));
  }

  @Override
  public Optional<Access> accessByToken(String hash, Instant now) {
    return Optional.ofNullable(tokens.get(hash))
        .filter(token -> now.isBefore(token.expires()))
        .map(Token::access);
  }

  @Override
  public void endToken(String hash) {
    tokens.remove(hash);
  }

  @Override
  public void endTokensOf(UUID user) {
    tokens.values().removeIf(token -> token.access().user().filter(user::equals).isPresent());
  }

  @Override
  public int forgetExpired(Instant now) {
    int before = tokens.size();
    tokens.values().removeIf(token -> !now.isBefore(token.expires()));
    return before - tokens.size();
  }

  boolean knows(String text) {
    return keys.containsKey(text) || tokens.containsKey(text);
  }
}
