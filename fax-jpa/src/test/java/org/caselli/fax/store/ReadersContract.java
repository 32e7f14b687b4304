package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.notice.Language;
import org.caselli.fax.domain.notice.Reader;
import org.junit.jupiter.api.Test;

interface ReadersContract extends StoreContract {
  @Test
  default void who_gets_notices_is_known_by_mail_address() {
    Store store = store();
    UUID account = store.account();
    user(store, account, "Zoe@Example.org", "Europe/Rome", "{\"language\":\"de-at\"}");
    user(store, account, "ann@example.org", "", "{\"first_name\":\"Ann\",\"language\":7}");

    List<Reader> found =
        store.tx.in(
            () ->
                store.readers.withAddress(
                    account, List.of("zoe@example.org", "nobody@example.org", "ANN@example.org")));

    assertThat(found)
        .containsExactly(
            new Reader(
                "Zoe@Example.org",
                "",
                "",
                Optional.of(new Language("de-at")),
                Optional.of(ZoneId.of("Europe/Rome"))),
            new Reader("ann@example.org", "Ann", "", Optional.empty(), Optional.empty()));
    UUID other = store.account();
    assertThat(store.tx.in(() -> store.readers.withAddress(other, List.of("ann@example.org"))))
        .isEmpty();
    assertThat(store.tx.in(() -> store.readers.withAddress(account, List.of()))).isEmpty();
    assertThat(store.tx.in(() -> store.readers.languageOf(account))).isEmpty();
  }

  private static void user(Store store, UUID account, String email, String zone, String document) {
    UUID id = UUID.randomUUID();
    User.Profile profile = new User.Profile(id.toString(), email, Role.USER, zone, true, document);
    store.tx.run(() -> store.users.add(new User(id, account, profile, store.clock.instant())));
    assertThat(store.tx.in(() -> store.readers.user(account, id)))
        .map(Reader::address)
        .contains(email);
  }
}
