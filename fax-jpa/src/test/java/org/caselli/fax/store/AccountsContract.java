package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.PasswordDigest;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.junit.jupiter.api.Test;

interface AccountsContract extends StoreContract {
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
    assertThat(store.tx.in(() -> store.accounts.children(top)))
        .extracting(Account::id)
        .containsExactly(middle);
    assertThat(store.tx.in(() -> store.accounts.descendants(top)))
        .extracting(Account::id)
        .containsExactly(middle, leaf);
  }

  @Test
  default void accounts_and_users_say_for_themselves_as_whom_they_answer() {
    Store store = store();
    UUID account = store.account();
    UUID user = UUID.randomUUID();
    store.tx.run(
        () -> {
          Account row = store.accounts.byId(account).orElseThrow();
          row.changed(
              row.name(),
              row.realm(),
              row.zone(),
              "{\"fax_settings\":{\"fax_identity\":\"ACME\",\"override_fax_identity\":true}}",
              store.clock.instant());
          store.users.add(
              new User(
                  user,
                  account,
                  new User.Profile(
                      "rossi", "", Role.USER, "Europe/Rome", true, "{\"fax_settings\":7}"),
                  store.clock.instant()));
        });

    assertThat(store.tx.in(() -> store.ownFaxSettings.ofAccount(account)))
        .isEqualTo(Map.of("fax_identity", "ACME", "override_fax_identity", true));
    assertThat(store.tx.in(() -> store.ownFaxSettings.ofUser(account, user)))
        .isEqualTo(Map.of("fax_timezone", "Europe/Rome"));
    assertThat(store.tx.in(() -> store.ownFaxSettings.ofUser(store.account(), user))).isEmpty();
  }

  @Test
  default void a_removed_account_is_not_there_and_its_realm_is_free() {
    Store store = store();
    UUID top = store.account();
    UUID gone = store.account(Optional.of(top));

    store.tx.run(() -> store.accounts.byId(gone).orElseThrow().removed(store.clock.instant()));

    assertThat(store.tx.in(() -> store.accounts.byId(gone))).isEmpty();
    assertThat(store.tx.in(() -> store.accounts.byRealm(gone + ".example"))).isEmpty();
    assertThat(store.tx.in(() -> store.accounts.children(top))).isEmpty();
    assertThat(store.tx.in(() -> store.accounts.isWithin(gone, top))).isFalse();
  }

  @Test
  default void the_documents_of_an_account_are_let_go_together() throws Exception {
    Store store = store();
    UUID account = store.account();
    UUID fax = store.preparing(account, Store.freshNumber(), 1);
    assertThat(store.tx.in(() -> store.jobs.hasUnfinished(account))).isTrue();
    assertThat(store.tx.in(() -> store.jobs.hasUnfinished(store.account()))).isFalse();

    store.tx.run(() -> store.faxes.eraseAll(account, store.clock.instant()));

    assertThat(store.tx.in(() -> store.faxes.byId(account, fax))).isEmpty();
    assertThat(store.tx.in(() -> store.faxes.byId(fax).orElseThrow().originalId())).isEmpty();
  }

  @Test
  default void an_account_is_found_by_a_name_that_no_other_has() {
    Store store = store();
    UUID account = store.account();
    String name = "name " + account;
    named(store, account, name);

    assertThat(store.tx.in(() -> store.accounts.byName(name))).map(Account::id).contains(account);
    named(store, store.account(), name);
    assertThat(store.tx.in(() -> store.accounts.byName(name))).isEmpty();
  }

  private static void named(Store store, UUID account, String name) {
    store.tx.run(
        () -> {
          Account found = store.accounts.byId(account).orElseThrow();
          found.changed(name, found.realm(), found.zone(), "{}", store.clock.instant());
        });
  }

  @Test
  default void a_user_is_found_by_name_and_by_password() {
    Store store = store();
    UUID account = store.account();
    User.Profile profile =
        new User.Profile("Mario", "mario@example.org", Role.USER, "Europe/Rome", true, "{}");
    User user = new User(UUID.randomUUID(), account, profile, store.clock.instant());
    String md5 = user.id().toString();
    user.signsInWith(new User.Verifiers(md5, "sha"), store.clock.instant());
    store.tx.run(() -> store.users.add(user));
    UUID other = store.account();

    assertThat(store.tx.in(() -> store.users.byUsername(account, "MARIO")))
        .map(User::profile)
        .contains(profile);
    assertThat(store.tx.in(() -> store.users.byVerifier(account, PasswordDigest.Kind.MD5, md5)))
        .map(User::id)
        .contains(user.id());
    assertThat(store.tx.in(() -> store.users.byVerifier(account, PasswordDigest.Kind.SHA, md5)))
        .isEmpty();
    assertThat(store.tx.in(() -> store.users.byUsername(other, "mario"))).isEmpty();
    assertThat(store.tx.in(() -> store.users.byId(other, user.id()))).isEmpty();
    assertThat(store.tx.in(() -> store.users.salt(account)))
        .isNotEqualTo(store.tx.in(() -> store.users.salt(other)));
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

    store.tx.run(() -> store.accounts.unassign(number));
    assertThat(store.tx.in(() -> store.accounts.number(number))).isEmpty();
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
}
