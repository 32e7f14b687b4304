package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxIndex.Row;
import org.caselli.fax.domain.fax.FaxListing;
import org.caselli.fax.domain.fax.FaxListing.Place;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.junit.jupiter.api.Test;

interface FaxIndexContract extends StoreContract {
  @Test
  default void each_view_shows_its_own_faxes_of_the_account() {
    Store store = store();
    UUID account = store.account();
    UUID outgoing = store.asleep(account, Store.freshNumber(), 2);
    UUID done = store.asleep(account, Store.freshNumber(), 2);
    store.tx.run(() -> store.jobs.byId(done).orElseThrow().failed("why", store.clock.instant()));
    UUID received = received(store, account);
    store.asleep(store.account(), Store.freshNumber(), 1);

    assertThat(ids(store, all(account, View.OUTGOING))).containsExactly(outgoing);
    assertThat(ids(store, all(account, View.OUTBOX))).containsExactly(done);
    assertThat(ids(store, all(account, View.INBOX))).containsExactly(received);
    Row row = list(store, all(account, View.OUTGOING)).get(0);
    assertThat(row.state()).isEqualTo("PENDING");
    assertThat(row.retries()).isEqualTo(2);
    assertThat(list(store, all(account, View.INBOX)).get(0).state()).isEmpty();
  }

  @Test
  default void pages_follow_each_other_without_gap_in_both_directions() {
    Store store = store();
    UUID account = store.account();
    List<UUID> oldestFirst = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      oldestFirst.add(store.asleep(account, Store.freshNumber(), 1));
      if (i % 3 == 2) {
        store.clock.advance(Duration.ofSeconds(1));
      }
    }

    List<UUID> up = walk(store, account, true);
    List<UUID> down = walk(store, account, false);

    assertThat(up).containsExactlyInAnyOrderElementsOf(oldestFirst).doesNotHaveDuplicates();
    List<UUID> reversed = new ArrayList<>(down);
    java.util.Collections.reverse(reversed);
    assertThat(reversed).isEqualTo(up);
    assertThat(up.get(6)).isEqualTo(oldestFirst.get(6));
  }

  @Test
  default void faxbox_and_time_narrow_the_list() {
    Store store = store();
    UUID account = store.account();
    Instant before = store.clock.instant();
    UUID early = store.asleep(account, Store.freshNumber(), 1);
    store.clock.advance(Duration.ofSeconds(10));
    UUID late = store.asleep(account, Store.freshNumber(), 1);

    assertThat(
            ids(
                store,
                new FaxListing(
                    account,
                    View.OUTGOING,
                    Optional.empty(),
                    Optional.of(before),
                    Optional.of(before.plusSeconds(1)),
                    Optional.empty(),
                    true,
                    10)))
        .containsExactly(early);
    assertThat(
            ids(
                store,
                new FaxListing(
                    account,
                    View.OUTGOING,
                    Optional.empty(),
                    Optional.of(before.plusSeconds(1)),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    10)))
        .containsExactly(late);
    assertThat(
            ids(
                store,
                new FaxListing(
                    account,
                    View.OUTGOING,
                    Optional.of(UUID.randomUUID()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    10)))
        .isEmpty();
  }

  @Test
  default void a_fax_of_another_account_is_not_there() {
    Store store = store();
    UUID account = store.account();
    UUID fax = store.asleep(account, Store.freshNumber(), 1, "a@example.org");

    assertThat(store.tx.in(() -> store.faxes.byId(account, fax)))
        .map(Fax::options)
        .contains(Store.plainOptions("a@example.org"));
    assertThat(store.tx.in(() -> store.faxes.byId(store.account(), fax))).isEmpty();
    assertThat(store.tx.in(() -> store.faxes.byIds(List.of(fax, UUID.randomUUID())))).hasSize(1);
  }

  private static UUID received(Store store, UUID account) {
    UUID id = UUID.randomUUID();
    store.tx.run(
        () ->
            store.faxes.add(
                Fax.inbound(
                    id,
                    new Fax.Parties(account, Optional.empty(), "+1", "", "+2", ""),
                    Store.plainOptions(),
                    Facts.NONE,
                    store.clock.instant())));
    return id;
  }

  private static List<UUID> walk(Store store, UUID account, boolean ascending) {
    List<UUID> seen = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    for (int page = 0; page < 10; page++) {
      List<Row> rows =
          list(
              store,
              new FaxListing(
                  account,
                  View.OUTGOING,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  after,
                  ascending,
                  2));
      if (rows.isEmpty()) {
        return seen;
      }
      rows.forEach(row -> seen.add(row.id()));
      Row last = rows.get(rows.size() - 1);
      after = Optional.of(new Place(last.created(), last.id()));
    }
    throw new AssertionError("The list has no end: " + seen);
  }

  private static FaxListing all(UUID account, View view) {
    return new FaxListing(
        account,
        view,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        50);
  }

  private static List<Row> list(Store store, FaxListing listing) {
    return store.tx.in(() -> store.index.list(listing));
  }

  private static List<UUID> ids(Store store, FaxListing listing) {
    return list(store, listing).stream().map(Row::id).toList();
  }
}
