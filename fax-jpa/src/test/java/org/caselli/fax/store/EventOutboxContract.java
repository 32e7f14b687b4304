package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.EventOutbox.Kept;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.JobState;
import org.junit.jupiter.api.Test;

interface EventOutboxContract extends StoreContract {
  @Test
  default void events_come_out_in_order_until_they_have_been_told() {
    Store store = store();
    Instant now = store.clock.instant();
    FaxEvent first = event(FaxEvent.Kind.ACCEPTED, Optional.of(JobState.PREPARING), now);
    FaxEvent second = event(FaxEvent.Kind.RECEIVE, Optional.empty(), now);
    store.tx.run(() -> store.events.add(List.of(first)));
    store.tx.run(() -> store.events.add(List.of(second)));

    List<Kept> kept = ours(store, first, second);
    assertThat(kept).extracting(Kept::event).containsExactly(first, second);
    store.tx.run(() -> store.events.remove(kept.subList(0, 1)));

    assertThat(ours(store, first, second)).extracting(Kept::event).containsExactly(second);
  }

  @Test
  default void events_of_a_transaction_that_fails_never_happened() {
    Store store = store();
    FaxEvent event = event(FaxEvent.Kind.START, Optional.empty(), store.clock.instant());
    try {
      store.tx.run(
          () -> {
            store.events.add(List.of(event));
            throw new IllegalStateException("the step failed");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("the step failed");
    }

    assertThat(ours(store, event)).isEmpty();
  }

  @Test
  default void events_that_nobody_could_be_told_are_forgotten_in_the_end() {
    Store store = store();
    Instant now = store.clock.instant();
    FaxEvent old = event(FaxEvent.Kind.END, Optional.empty(), now.minus(Duration.ofDays(8)));
    FaxEvent fresh = event(FaxEvent.Kind.END, Optional.empty(), now);
    store.tx.run(() -> store.events.add(List.of(old, fresh)));
    long before = store.tx.in(store.events::waiting);

    int forgotten = store.tx.in(() -> store.events.forgetBefore(now.minus(Duration.ofDays(7))));

    assertThat(forgotten).isEqualTo(1);
    assertThat(store.tx.in(store.events::waiting)).isEqualTo(before - 1);
    assertThat(ours(store, old, fresh)).extracting(Kept::event).containsExactly(fresh);
  }

  @Test
  default void a_key_signs_in_at_the_broker_with_the_groups_of_its_role() {
    Store store = store();
    UUID account = store.account();
    String own = "fax-account-" + account.toString().replace("-", "");

    assertThat(groups(store, account, Role.SYSTEM_ADMIN))
        .containsExactlyInAnyOrder("fax-key", "fax-send", own, "fax-system");
    assertThat(groups(store, account, Role.ACCOUNT_ADMIN))
        .containsExactlyInAnyOrder("fax-key", "fax-send", own);
    assertThat(groups(store, account, Role.SEND_ONLY))
        .containsExactlyInAnyOrder("fax-key", "fax-send");
    assertThat(groups(store, account, Role.READ_ONLY)).containsExactlyInAnyOrder("fax-key", own);
  }

  private static List<String> groups(Store store, UUID account, Role role) {
    UUID key = UUID.randomUUID();
    String hash = (key + "" + key).replace("-", "");
    ApiKey made = ApiKey.unlimited(key, account, "test", role, store.clock.instant());
    store.tx.run(() -> store.keys.addKey(made, hash));
    List<?> rows =
        store.tx.in(
            () ->
                store
                    .tx
                    .entityManager()
                    .createNativeQuery(
                        "select login_group from broker_login where key_id = ?1 and key_hash = ?2")
                    .setParameter(1, key)
                    .setParameter(2, hash)
                    .getResultList());
    return rows.stream().map(Object::toString).toList();
  }

  private static FaxEvent event(FaxEvent.Kind kind, Optional<JobState> state, Instant at) {
    return new FaxEvent(
        UUID.randomUUID(),
        kind,
        new FaxEvent.About(
            UUID.randomUUID(), Optional.empty(), UUID.randomUUID(), Fax.Direction.OUTBOUND),
        state,
        "Something happened",
        new Facts(Map.of("page", 2L)),
        at);
  }

  private static List<Kept> ours(Store store, FaxEvent... events) {
    List<UUID> ids = List.of(events).stream().map(FaxEvent::id).toList();
    return store.tx.in(() -> store.events.next(10_000)).stream()
        .filter(kept -> ids.contains(kept.event().id()))
        .toList();
  }
}
