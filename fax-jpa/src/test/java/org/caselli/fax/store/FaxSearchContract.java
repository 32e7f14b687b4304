package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxIndex.Effort;
import org.caselli.fax.domain.fax.FaxIndex.Found;
import org.caselli.fax.domain.fax.FaxIndex.Row;
import org.caselli.fax.domain.fax.FaxListing;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.fax.FaxScope;
import org.caselli.fax.domain.fax.SearchWords;
import org.caselli.fax.domain.listing.Stretch;
import org.junit.jupiter.api.Test;

interface FaxSearchContract extends StoreContract {
  Effort PLENTY = new Effort(1_000, 100);

  @Test
  default void words_are_found_in_numbers_names_documents_and_results() {
    Store store = store();
    UUID account = store.account();
    UUID rossi = received(store, account, "+493012345678", "Studio ROSSI & Söhne", Map.of());
    UUID station = received(store, account, "+12125550100", "", Map.of("station", "Molly's Bar"));
    UUID quoted = outgoing(store, account, "{\"subject\":\"The \\\"big\\\" Offer, 100%_\"}");

    assertThat(inbox(store, account, "rossi")).containsExactly(rossi);
    assertThat(inbox(store, account, "SÖHNE studio")).containsExactly(rossi);
    assertThat(inbox(store, account, "030 123 456")).containsExactly(rossi);
    assertThat(inbox(store, account, "+49 (0)30/12345678")).containsExactly(rossi);
    assertThat(inbox(store, account, "1212555")).containsExactly(station);
    assertThat(inbox(store, account, "molly's bar")).containsExactly(station);
    assertThat(inbox(store, account, "rossi bar")).isEmpty();
    for (String words : List.of("offer", "\"big\"", "100%_", "big the")) {
      assertThat(found(store, account, View.OUTGOING, words)).as(words).containsExactly(quoted);
    }
    assertThat(inbox(store, account, "offer")).isEmpty();
    assertThat(inbox(store, store.account(), "rossi")).isEmpty();
  }

  @Test
  default void a_search_ends_with_the_effort_and_goes_on_where_it_ended() {
    Store store = store();
    UUID account = store.account();
    List<UUID> wanted = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      if (i % 3 == 0) {
        store.clock.advance(Duration.ofSeconds(1));
      }
      boolean rare = i == 2 || i == 9 || i == 19;
      UUID fax = received(store, account, "+12125550101", rare ? "Rare" : "Common", Map.of());
      if (rare) {
        wanted.add(0, fax);
      }
    }
    Stretch all = Stretch.ALL;

    assertThat(walk(store, account, all, new Effort(4, 10))).containsExactlyElementsOf(wanted);
    assertThat(walk(store, account, all, new Effort(7, 1))).containsExactlyElementsOf(wanted);
    assertThat(walk(store, account, all, new Effort(20, 10))).containsExactlyElementsOf(wanted);
    Stretch oldestFirst = new Stretch(Optional.empty(), Optional.empty(), Optional.empty(), true);
    assertThat(walk(store, account, oldestFirst, new Effort(3, 10)))
        .containsExactly(wanted.get(2), wanted.get(1), wanted.get(0));
  }

  /** All that has the word Rare, step by step. */
  private static List<UUID> walk(Store store, UUID account, Stretch stretch, Effort effort) {
    List<UUID> seen = new ArrayList<>();
    Stretch rest = stretch;
    for (int step = 0; step < 20; step++) {
      FaxListing listing = new FaxListing(account, View.INBOX, FaxScope.ALL, rest);
      Found found = store.tx.in(() -> store.index.search(listing, SearchWords.of("rare"), effort));
      assertThat(found.rows()).hasSizeLessThanOrEqualTo(effort.found());
      found.rows().forEach(row -> seen.add(row.id()));
      if (found.next().isEmpty()) {
        return seen;
      }
      rest = rest.behind(found.next().get());
    }
    throw new AssertionError("The list has no end: " + seen);
  }

  private static List<UUID> inbox(Store store, UUID account, String words) {
    return found(store, account, View.INBOX, words);
  }

  private static List<UUID> found(Store store, UUID account, View view, String words) {
    FaxListing listing = new FaxListing(account, view, FaxScope.ALL, Stretch.ALL);
    return store
        .tx
        .in(() -> store.index.search(listing, SearchWords.of(words), PLENTY))
        .rows()
        .stream()
        .map(Row::id)
        .toList();
  }

  private static UUID received(
      Store store, UUID account, String from, String name, Map<String, Object> result) {
    UUID id = UUID.randomUUID();
    var parties = new Fax.Parties(account, Optional.empty(), from, name, "+2", "");
    store.tx.run(
        () ->
            store.faxes.add(
                Fax.inbound(
                    id, parties, Store.plainOptions(), new Facts(result), store.clock.instant())));
    return id;
  }

  private static UUID outgoing(Store store, UUID account, String document) {
    UUID id = UUID.randomUUID();
    var parties = new Fax.Parties(account, Optional.empty(), "+1", "", "+2", "");
    store.tx.run(
        () ->
            store.faxes.add(
                Fax.outbound(id, parties, Store.plainOptions(), document, store.clock.instant())));
    return id;
  }
}
