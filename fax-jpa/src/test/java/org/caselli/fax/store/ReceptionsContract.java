package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.reception.Reception;
import org.junit.jupiter.api.Test;

interface ReceptionsContract extends StoreContract {
  @Test
  default void a_reception_is_there_for_its_account_until_it_is_removed() {
    Store store = store();
    UUID account = store.account();
    UUID call = begun(store, account, "a");

    store.tx.run(
        () ->
            store
                .receptions
                .byId(call)
                .orElseThrow()
                .goesOn(2, "STUDIO ROSSI", store.clock.instant()));

    Reception found = store.tx.in(() -> store.receptions.byId(account, call).orElseThrow());
    assertThat(found.pages()).isEqualTo(2);
    assertThat(found.remoteStationId()).isEqualTo("STUDIO ROSSI");
    assertThat(store.tx.in(() -> store.receptions.byId(store.account(), call))).isEmpty();
    store.tx.run(() -> store.receptions.remove(call));
    store.tx.run(() -> store.receptions.remove(call));
    assertThat(store.tx.in(() -> store.receptions.byId(call))).isEmpty();
  }

  @Test
  default void receptions_are_listed_newest_first_page_by_page() {
    Store store = store();
    UUID account = store.account();
    UUID first = begun(store, account, "a");
    store.clock.advance(Duration.ofSeconds(1));
    UUID second = begun(store, account, "a");
    begun(store, store.account(), "a");

    assertThat(ids(store, account, Stretch.ALL, 10)).containsExactly(second, first);
    Reception shown = store.tx.in(() -> store.receptions.walk(account, Stretch.ALL, 1)).get(0);
    assertThat(ids(store, account, Stretch.ALL.behind(shown.place()), 10)).containsExactly(first);
  }

  @Test
  default void a_reception_is_found_by_the_secret_of_its_file_and_by_what_is_due_on_its_switch() {
    Store store = store();
    UUID call = begun(store, store.account(), "a");
    String name = "switch of " + call;

    assertThat(store.tx.in(() -> store.receptions.byFileToken("secret of " + call)))
        .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(call));
    assertThat(store.tx.in(() -> store.receptions.byFileToken("another"))).isEmpty();
    assertThat(due(store, name)).isEmpty();
    store.tx.run(
        () ->
            store
                .receptions
                .locked(call)
                .orElseThrow()
                .callEnded(
                    new Facts(Map.of("success", true)),
                    store.clock.instant(),
                    store.clock.instant().plusSeconds(10)));
    assertThat(due(store, name)).isEmpty();
    store.clock.advance(Duration.ofSeconds(10));
    assertThat(due(store, name)).containsExactly(call);
    assertThat(due(store, "another")).isEmpty();
    assertThat(store.tx.in(() -> store.receptions.byId(call).orElseThrow().result().values()))
        .containsEntry("success", true);
  }

  private static List<UUID> due(Store store, String name) {
    return store.tx.in(() -> store.receptions.due(name, store.clock.instant(), 10));
  }

  @Test
  default void a_reception_that_is_stored_is_no_longer_shown() {
    Store store = store();
    UUID account = store.account();
    UUID call = begun(store, account, "a");

    store.tx.run(() -> store.receptions.locked(call).orElseThrow().isStored(store.clock.instant()));

    assertThat(ids(store, account, Stretch.ALL, 10)).isEmpty();
    assertThat(store.tx.in(() -> store.receptions.byId(account, call))).isEmpty();
    assertThat(store.tx.in(() -> store.receptions.byId(call))).isPresent();
  }

  @Test
  default void all_of_an_account_are_found_in_whatever_state() {
    Store store = store();
    UUID account = store.account();
    UUID receiving = begun(store, account, "a");
    UUID stored = begun(store, account, "a");
    begun(store, store.account(), "a");

    store.tx.run(
        () -> store.receptions.locked(stored).orElseThrow().isStored(store.clock.instant()));

    assertThat(store.tx.in(() -> store.receptions.open(account)))
        .containsExactlyInAnyOrder(receiving, stored);
  }

  @Test
  default void receptions_without_news_and_those_of_an_earlier_life_are_found() {
    Store store = store();
    UUID account = store.account();
    UUID old = begun(store, account, "expiring");
    store.clock.advance(Reception.PATIENCE.plusSeconds(1));
    UUID young = begun(store, account, "leaving");

    assertThat(store.tx.in(() -> store.receptions.expired(store.clock.instant(), 1_000)))
        .contains(old)
        .doesNotContain(young);
    assertThat(store.tx.in(() -> store.receptions.underWayOn("leaving"))).containsExactly(young);
    store.tx.run(() -> List.of(old, young).forEach(store.receptions::remove));
  }

  @Test
  default void calls_of_dead_nodes_are_found_and_what_has_ended_is_not() {
    Store store = store();
    UUID account = store.account();
    UUID left = begun(store, account, "dead");
    UUID over = begun(store, account, "dead");
    UUID going = begun(store, account, "living");
    Instant now = store.clock.instant();
    store.tx.run(() -> store.receptions.locked(over).orElseThrow().callEnded(Facts.NONE, now, now));

    List<UUID> living = List.of(new UUID(5, "living".hashCode()));
    assertThat(store.tx.in(() -> store.receptions.orphaned(living, 10_000)))
        .contains(left)
        .doesNotContain(over, going);
    store.tx.run(() -> List.of(left, over, going).forEach(store.receptions::remove));
  }

  @Test
  default void those_of_an_account_or_a_faxbox_are_counted() {
    Store store = store();
    UUID account = store.account();
    UUID box = UUID.randomUUID();
    begun(store, account, "a");
    begun(store, account, Optional.of(box), "a");
    begun(store, store.account(), "a");

    assertThat(store.tx.in(() -> store.receptions.ongoing(account, Optional.empty()))).isEqualTo(2);
    assertThat(store.tx.in(() -> store.receptions.ongoing(account, Optional.of(box)))).isEqualTo(1);
  }

  private static UUID begun(Store store, UUID account, String node) {
    return begun(store, account, Optional.empty(), node);
  }

  private static UUID begun(Store store, UUID account, Optional<UUID> faxbox, String node) {
    UUID id = UUID.randomUUID();
    store.tx.run(
        () ->
            store.receptions.add(
                new Reception(
                    id,
                    new Reception.Whose(account, faxbox, Optional.empty()),
                    new Reception.Line("+1", "Rossi", "+2"),
                    new Reception.SwitchFile("switch of " + id, "/tmp/x", "secret of " + id),
                    new Attempt.Owner(node, new UUID(5, node.hashCode())),
                    store.clock.instant())));
    return id;
  }

  private static List<UUID> ids(Store store, UUID account, Stretch stretch, int most) {
    return store.tx.in(() -> store.receptions.walk(account, stretch, most)).stream()
        .map(Reception::id)
        .toList();
  }
}
