package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.junit.jupiter.api.Test;

interface KeysContract extends StoreContract {
  @Test
  default void a_key_speaks_for_its_account_until_it_is_revoked() {
    Store store = store();
    ApiKey key = key(store, store.account(), Role.ACCOUNT_ADMIN);
    String hash = add(store, key);
    String token = token(store, new Access(key.account(), key.id(), Role.ACCOUNT_ADMIN));

    assertThat(byKey(store, hash))
        .contains(new Access(key.account(), key.id(), Role.ACCOUNT_ADMIN));
    assertThat(byToken(store, token)).isPresent();
    assertThat(byKey(store, hash())).isEmpty();

    store.tx.run(() -> store.keys.revoke(key.id(), store.clock.instant()));
    assertThat(byKey(store, hash)).isEmpty();
    assertThat(byToken(store, token)).isEmpty();
    assertThat(store.tx.in(() -> store.keys.byId(key.account(), key.id()))).isEmpty();
  }

  @Test
  default void a_key_keeps_its_limits() {
    Store store = store();
    UUID account = store.account();
    User user = user(store, account, Role.USER);
    UUID faxbox = UUID.randomUUID();
    Instant end = store.clock.instant().plusSeconds(60);
    ApiKey key =
        new ApiKey(
            UUID.randomUUID(),
            account,
            "desk",
            Role.USER,
            Optional.of(user.id()),
            Optional.of(faxbox),
            Optional.of(end),
            store.clock.instant(),
            Optional.empty());
    String hash = add(store, key);

    assertThat(store.tx.in(() -> store.keys.byId(account, key.id()))).contains(key);
    assertThat(store.tx.in(() -> store.keys.ofAccount(account))).containsExactly(key);
    assertThat(store.tx.in(() -> store.keys.byId(store.account(), key.id()))).isEmpty();
    assertThat(byKey(store, hash))
        .contains(
            new Access(account, key.id(), Role.USER, Optional.of(user.id()), Optional.of(faxbox)));
    assertThat(store.tx.in(() -> store.keys.accessByKey(hash, end))).isEmpty();

    store.tx.run(() -> store.keys.revokeForFaxbox(faxbox, store.clock.instant()));
    assertThat(byKey(store, hash)).isEmpty();
  }

  @Test
  default void the_last_use_of_a_key_is_written_once_a_minute() {
    Store store = store();
    ApiKey key = key(store, store.account(), Role.USER);
    add(store, key);
    Instant first = store.clock.instant();

    store.tx.run(() -> store.keys.used(key.id(), first));
    store.tx.run(() -> store.keys.used(key.id(), first.plusSeconds(59)));
    assertThat(store.tx.in(() -> store.keys.byId(key.account(), key.id()).orElseThrow().lastUsed()))
        .contains(first);

    store.tx.run(() -> store.keys.used(key.id(), first.plusSeconds(61)));
    assertThat(store.tx.in(() -> store.keys.byId(key.account(), key.id()).orElseThrow().lastUsed()))
        .contains(first.plusSeconds(61));
  }

  @Test
  default void a_token_holds_until_it_expires_and_is_forgotten_then() {
    Store store = store();
    ApiKey key = key(store, store.account(), Role.USER);
    add(store, key);
    Access access = new Access(key.account(), key.id(), Role.USER);
    String token = hash();
    Instant now = store.clock.instant();
    Instant expires = now.plusSeconds(60);
    store.tx.run(() -> store.keys.addToken(token, access, now, expires));

    assertThat(store.tx.in(() -> store.keys.accessByToken(token, expires.minusMillis(1))))
        .contains(access);
    assertThat(store.tx.in(() -> store.keys.accessByToken(token, expires))).isEmpty();
    assertThat(store.tx.in(() -> store.keys.forgetExpired(expires))).isPositive();
    assertThat(byToken(store, token)).isEmpty();
  }

  @Test
  default void a_users_token_ends_with_the_user_and_has_its_role_of_the_moment() {
    Store store = store();
    UUID account = store.account();
    User user = user(store, account, Role.ACCOUNT_ADMIN);
    String first = token(store, Access.ofUser(account, user.id(), Role.ACCOUNT_ADMIN));

    assertThat(byToken(store, first))
        .contains(Access.ofUser(account, user.id(), Role.ACCOUNT_ADMIN));
    store.tx.run(() -> changed(store, user, Role.USER, true));
    assertThat(byToken(store, first)).map(Access::role).contains(Role.USER);
    store.tx.run(() -> changed(store, user, Role.USER, false));
    assertThat(byToken(store, first)).isEmpty();
    store.tx.run(() -> changed(store, user, Role.USER, true));

    store.tx.run(() -> store.keys.endTokensOf(user.id()));
    assertThat(byToken(store, first)).isEmpty();
    String second = token(store, Access.ofUser(account, user.id(), Role.USER));
    store.tx.run(() -> store.keys.endToken(second));
    assertThat(byToken(store, second)).isEmpty();
  }

  @Test
  default void a_key_that_speaks_for_a_user_may_no_more_than_the_user_and_ends_with_it() {
    Store store = store();
    UUID account = store.account();
    User user = user(store, account, Role.USER);
    ApiKey key =
        new ApiKey(
            UUID.randomUUID(),
            account,
            "program",
            Role.ACCOUNT_ADMIN,
            Optional.of(user.id()),
            Optional.empty(),
            Optional.empty(),
            store.clock.instant(),
            Optional.empty());
    String hash = add(store, key);
    String token = token(store, byKey(store, hash).orElseThrow());

    assertThat(byKey(store, hash)).map(Access::role).contains(Role.USER);
    assertThat(byToken(store, token)).isEqualTo(byKey(store, hash));

    store.tx.run(
        () -> {
          store.keys.revokeForUser(user.id(), store.clock.instant());
          store.users.remove(store.users.byId(account, user.id()).orElseThrow());
        });
    assertThat(byKey(store, hash)).isEmpty();
    assertThat(byToken(store, token)).isEmpty();
    assertThat(store.tx.in(() -> store.users.ofAccount(account))).isEmpty();
  }

  @Test
  default void nobody_speaks_for_an_account_that_is_switched_off_or_removed() {
    Store store = store();
    ApiKey key = key(store, store.account(), Role.USER);
    String hash = add(store, key);
    String token = token(store, new Access(key.account(), key.id(), Role.USER));

    store.tx.run(() -> store.accounts.byId(key.account()).orElseThrow().enabled(false));
    assertThat(byKey(store, hash)).isEmpty();
    assertThat(byToken(store, token)).isEmpty();

    store.tx.run(() -> store.accounts.byId(key.account()).orElseThrow().enabled(true));
    assertThat(byToken(store, token)).isPresent();
    store.tx.run(() -> store.keys.revokeAll(key.account(), store.clock.instant()));
    assertThat(byKey(store, hash)).isEmpty();
    assertThat(byToken(store, token)).isEmpty();
  }

  private static ApiKey key(Store store, UUID account, Role role) {
    return ApiKey.unlimited(UUID.randomUUID(), account, "test", role, store.clock.instant());
  }

  private static String add(Store store, ApiKey key) {
    String hash = hash();
    store.tx.run(() -> store.keys.addKey(key, hash));
    return hash;
  }

  private static String token(Store store, Access access) {
    String hash = hash();
    Instant now = store.clock.instant();
    store.tx.run(() -> store.keys.addToken(hash, access, now, now.plusSeconds(3600)));
    return hash;
  }

  private static Optional<Access> byKey(Store store, String hash) {
    return store.tx.in(() -> store.keys.accessByKey(hash, store.clock.instant()));
  }

  private static Optional<Access> byToken(Store store, String hash) {
    return store.tx.in(() -> store.keys.accessByToken(hash, store.clock.instant()));
  }

  private static User user(Store store, UUID account, Role role) {
    User.Profile profile = new User.Profile("User", "u@example.org", role, "", true, "{}");
    User user = new User(UUID.randomUUID(), account, profile, store.clock.instant());
    store.tx.run(() -> store.users.add(user));
    return user;
  }

  private static void changed(Store store, User user, Role role, boolean enabled) {
    User.Profile profile = new User.Profile("user", "", role, "", enabled, "{}");
    store
        .users
        .byId(user.accountId(), user.id())
        .orElseThrow()
        .changed(profile, store.clock.instant());
  }

  private static String hash() {
    return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
  }
}
