package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.junit.jupiter.api.Test;

interface KeysContract extends StoreContract {
  @Test
  default void a_key_speaks_for_its_account() {
    Store store = store();
    UUID account = store.account();
    UUID key = UUID.randomUUID();
    String hash = hash();

    store.tx.run(
        () ->
            store.keys.addKey(
                key, account, "test", Role.ACCOUNT_ADMIN, hash, store.clock.instant()));

    assertThat(store.tx.in(() -> store.keys.accessByKey(hash)))
        .contains(new Access(account, key, Role.ACCOUNT_ADMIN));
    assertThat(store.tx.in(() -> store.keys.accessByKey(hash()))).isEmpty();
  }

  @Test
  default void a_token_holds_until_it_expires_and_is_forgotten_then() {
    Store store = store();
    UUID account = store.account();
    UUID key = UUID.randomUUID();
    Access access = new Access(account, key, Role.USER);
    String token = hash();
    Instant now = store.clock.instant();
    Instant expires = now.plusSeconds(60);
    store.tx.run(() -> store.keys.addKey(key, account, "test", Role.USER, hash(), now));
    store.tx.run(() -> store.keys.addToken(token, access, now, expires));

    assertThat(store.tx.in(() -> store.keys.accessByToken(token, expires.minusMillis(1))))
        .contains(access);
    assertThat(store.tx.in(() -> store.keys.accessByToken(token, expires))).isEmpty();
    assertThat(store.tx.in(() -> store.keys.forgetExpired(expires))).isPositive();
    assertThat(store.tx.in(() -> store.keys.accessByToken(token, now))).isEmpty();
  }

  @Test
  default void accounts_form_a_tree() {
    Store store = store();
    UUID top = store.account();
    UUID middle = store.account(Optional.of(top));
    UUID leaf = store.account(Optional.of(middle));

    assertThat(store.tx.in(() -> store.accounts.isWithin(leaf, top))).isTrue();
    assertThat(store.tx.in(() -> store.accounts.isWithin(leaf, leaf))).isTrue();
    assertThat(store.tx.in(() -> store.accounts.isWithin(top, leaf))).isFalse();
    assertThat(store.tx.in(() -> store.accounts.isWithin(store.account(), top))).isFalse();
    assertThat(store.tx.in(() -> store.accounts.byRealm(leaf + ".example")))
        .map(Account::id)
        .contains(leaf);
    assertThat(store.tx.in(store.accounts::isEmpty)).isFalse();
    store.tx.run(
        () -> store.accounts.addUser(UUID.randomUUID(), leaf, "u", "u@example.org", Role.USER));
  }

  @Test
  default void a_number_belongs_to_one_account_and_perhaps_to_a_faxbox() {
    Store store = store();
    UUID first = store.account();
    UUID second = store.account();
    String number = Store.freshNumber();
    Faxbox box = faxbox(store, second);

    store.tx.run(() -> store.accounts.assign(new HostedNumber(number, first, Optional.empty())));
    assertThat(store.tx.in(() -> store.accounts.numbers(first))).hasSize(1);
    HostedNumber moved = new HostedNumber(number, second, Optional.of(box.id()));
    store.tx.run(() -> store.accounts.assign(moved));

    assertThat(store.tx.in(() -> store.accounts.number(number))).contains(moved);
    assertThat(store.tx.in(() -> store.accounts.numbers(first))).isEmpty();
    assertThat(store.tx.in(() -> store.accounts.numbers(second))).containsExactly(moved);

    store.tx.run(() -> store.faxboxes.remove(box));
    assertThat(store.tx.in(() -> store.accounts.number(number)))
        .contains(new HostedNumber(number, second, Optional.empty()));
  }

  @Test
  default void a_faxbox_is_found_by_its_own_account_only() {
    Store store = store();
    UUID account = store.account();
    Faxbox box = faxbox(store, account);

    assertThat(store.tx.in(() -> store.faxboxes.byId(account, box.id())))
        .map(Faxbox::document)
        .contains(box.document());
    assertThat(store.tx.in(() -> store.faxboxes.byId(store.account(), box.id()))).isEmpty();
    assertThat(store.tx.in(() -> store.faxboxes.ofAccount(account)))
        .extracting(Faxbox::id)
        .containsExactly(box.id());
  }

  private static Faxbox faxbox(Store store, UUID account) {
    UUID id = UUID.randomUUID();
    FaxboxDocument document =
        new FaxboxDocument(
            java.util.Map.of("name", "Büro \"1\" {x}", "retries", 3L, "flags", List.of("a")));
    Faxbox box = new Faxbox(id, account, id + ".fax.example", document, store.clock.instant());
    store.tx.run(() -> store.faxboxes.add(box));
    return box;
  }

  private static String hash() {
    return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
  }
}
