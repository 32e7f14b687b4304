package org.caselli.fax.app.admin;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.account.Role;

/** Keys and tokens in memory. */
final class InMemoryKeys implements Keys {
  private final Map<String, Access> keys = new HashMap<>();
  private final Map<String, Token> tokens = new HashMap<>();

  private record Token(Access access, Instant expires) {}

  @Override
  public void addKey(UUID id, UUID account, String name, Role role, String hash, Instant now) {
    keys.put(hash, new Access(account, id, role));
  }

  @Override
  public Optional<Access> accessByKey(String hash) {
    return Optional.ofNullable(keys.get(hash));
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
  public int forgetExpired(Instant now) {
    int before = tokens.size();
    tokens.values().removeIf(token -> !now.isBefore(token.expires()));
    return before - tokens.size();
  }

  boolean knows(String text) {
    return keys.containsKey(text) || tokens.containsKey(text);
  }
}
