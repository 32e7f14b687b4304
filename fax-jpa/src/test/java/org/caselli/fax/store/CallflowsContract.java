package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.CallflowDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;

interface CallflowsContract extends StoreContract {

  private static CallflowDocument document(String number, String... patterns) {
    return new CallflowDocument(
        Map.of(
            "name",
            "flow",
            "numbers",
            List.of(number, "1000"),
            "patterns",
            List.of(patterns),
            "flow",
            Map.of("module", "hangup", "data", Map.of("cause", "USER_BUSY", "weight", 3))));
  }

  private static Callflow saved(Store store, UUID account, CallflowDocument document) {
    Callflow callflow = new Callflow(UUID.randomUUID(), account, document, store.clock.instant());
    store.tx.run(() -> store.callflows.save(callflow));
    return callflow;
  }

  @Test
  default void a_callflow_is_found_by_its_numbers_in_its_account() {
    Store store = store();
    UUID account = store.account();
    String number = Store.freshNumber();
    Callflow callflow = saved(store, account, document(number));

    Callflow found = store.tx.in(() -> store.callflows.byNumber(account, number)).orElseThrow();
    assertThat(found.id()).isEqualTo(callflow.id());
    assertThat(found.document().numbers()).containsExactly(number, "1000");
    assertThat(found.document().flow().get("data"))
        .isEqualTo(Map.of("cause", "USER_BUSY", "weight", 3L));
    assertThat(store.tx.in(() -> store.callflows.byNumber(account, "1001"))).isEmpty();
    UUID other = store.account();
    assertThat(store.tx.in(() -> store.callflows.byNumber(other, number))).isEmpty();
    assertThat(store.tx.in(() -> store.callflows.byId(other, callflow.id()))).isEmpty();
    assertThat(store.tx.in(() -> store.callflows.numbers(account)))
        .isEqualTo(Map.of(number, callflow.id(), "1000", callflow.id()));
  }

  @Test
  default void its_numbers_are_those_of_the_latest_change() {
    Store store = store();
    UUID account = store.account();
    String before = Store.freshNumber();
    String after = Store.freshNumber();
    UUID id = saved(store, account, document(before)).id();

    store.tx.run(
        () -> {
          Callflow callflow = store.callflows.byId(account, id).orElseThrow();
          callflow.changed(document(after, "^1[0-9]$"), store.clock.instant());
          store.callflows.save(callflow);
        });

    assertThat(store.tx.in(() -> store.callflows.byNumber(account, before))).isEmpty();
    assertThat(store.tx.in(() -> store.callflows.byNumber(account, after))).isPresent();
    assertThat(store.tx.in(() -> store.callflows.byId(account, id)).orElseThrow().version())
        .isEqualTo(1);
    assertThat(store.tx.in(() -> store.callflows.withPatterns(account)))
        .extracting(Callflow::id)
        .containsExactly(id);
  }

  @Test
  default void no_number_leads_to_two_callflows_of_an_account() {
    Store store = store();
    UUID account = store.account();
    saved(store, account, document(Store.freshNumber()));
    CallflowDocument second = document(Store.freshNumber());

    assertThatThrownBy(() -> saved(store, account, second)).isNotNull();
    UUID other = store.account();
    assertThat(saved(store, other, second)).isNotNull();
  }

  @Test
  default void callflows_are_listed_the_oldest_first_until_they_are_removed() {
    Store store = store();
    UUID account = store.account();
    UUID first = saved(store, account, new CallflowDocument(Map.of("numbers", List.of("1")))).id();
    store.clock.advance(Duration.ofSeconds(1));
    UUID second = saved(store, account, new CallflowDocument(Map.of("numbers", List.of("2")))).id();

    assertThat(store.tx.in(() -> store.callflows.ofAccount(account)))
        .extracting(Callflow::id)
        .containsExactly(first, second);
    store.tx.run(() -> store.callflows.remove(store.callflows.byId(account, first).orElseThrow()));
    assertThat(store.tx.in(() -> store.callflows.ofAccount(account)))
        .extracting(Callflow::id)
        .containsExactly(second);
    assertThat(store.tx.in(() -> store.callflows.byNumber(account, "1"))).isEmpty();
  }

  @Test
  default void what_a_flow_mentions_is_in_use() {
    Store store = store();
    UUID account = store.account();
    UUID box = UUID.randomUUID();
    saved(
        store,
        account,
        new CallflowDocument(
            Map.of(
                "numbers",
                List.of("1"),
                "flow",
                Map.of("module", "faxbox", "data", Map.of("id", box.toString())))));

    assertThatThrownBy(() -> store.tx.run(() -> store.callflows.demandUnused(account, box)))
        .isInstanceOf(FaxException.class)
        .hasMessageContaining("sends calls there");
    store.tx.run(() -> store.callflows.demandUnused(account, UUID.randomUUID()));
    store.tx.run(() -> store.callflows.demandUnused(store.account(), box));
  }
}
