package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.EventLog.Bounds;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.job.JobState;
import org.junit.jupiter.api.Test;

interface EventLogContract extends StoreContract {
  @Test
  default void events_stand_in_the_log_in_order_and_the_outbox_is_empty() {
    Store store = store();
    FaxEvent first = event(Kind.ACCEPTED, Optional.of(JobState.PREPARING), now(store));
    FaxEvent second = event(Kind.RECEIVE, Optional.empty(), now(store));
    long before = end(store);
    store.tx.run(() -> store.outbox.add(List.of(first)));
    store.tx.run(() -> store.outbox.add(List.of(second)));
    assertThat(store.tx.in(store.events::waiting)).isPositive();

    List<LoggedEvent> appended = store.tx.in(() -> store.events.append(10_000));

    List<LoggedEvent> read = store.tx.in(() -> store.events.after(before, 10_000));
    assertThat(read).isEqualTo(appended);
    assertThat(read).extracting(LoggedEvent::event).containsExactly(first, second);
    assertThat(read).extracting(LoggedEvent::position).containsExactly(before + 1, before + 2);
    assertThat(store.tx.in(store.events::waiting)).isZero();
    assertThat(bounds(store).last()).isEqualTo(before + 2);
    assertThat(store.tx.in(() -> store.events.append(10))).isEmpty();
  }

  @Test
  default void an_event_that_is_committed_late_stands_behind_those_that_were_read_before() {
    Store store = store();
    FaxEvent late = event(Kind.START, Optional.empty(), now(store));
    FaxEvent early = event(Kind.END, Optional.empty(), now(store));
    long before = end(store);
    store.tx.run(
        () -> {
          store.outbox.add(List.of(late));
          CompletableFuture.runAsync(
                  () ->
                      store.tx.run(
                          () -> {
                            store.outbox.add(List.of(early));
                            store.events.append(10_000);
                          }))
              .join();
          assertThat(bounds(store).last()).isEqualTo(before + 1);
        });

    store.tx.run(() -> store.events.append(10_000));

    assertThat(store.tx.in(() -> store.events.after(before + 1, 10_000)))
        .extracting(LoggedEvent::event)
        .containsExactly(late);
  }

  @Test
  default void positions_have_no_gaps_and_none_appears_behind_a_reader_however_many_write() {
    Store store = store();
    long before = end(store);
    int writers = 4;
    int each = 25;
    List<CompletableFuture<Void>> all =
        IntStream.range(0, writers)
            .mapToObj(
                any ->
                    CompletableFuture.runAsync(
                        () -> {
                          for (int i = 0; i < each; i++) {
                            FaxEvent event = event(Kind.SEND, Optional.empty(), now(store));
                            store.tx.run(() -> store.outbox.add(List.of(event)));
                            store.tx.run(() -> store.events.append(7));
                          }
                        }))
            .toList();

    long position = before;
    boolean done = false;
    while (!done) {
      done = all.stream().allMatch(CompletableFuture::isDone);
      long from = position;
      for (LoggedEvent event : store.tx.in(() -> store.events.after(from, 10_000))) {
        assertThat(event.position()).isEqualTo(++position);
      }
    }
    all.forEach(CompletableFuture::join);
    store.tx.run(() -> store.events.append(10_000));
    assertThat(bounds(store).last()).isEqualTo(before + writers * each);
  }

  @Test
  default void events_of_one_fax_are_numbered_even_when_earlier_ones_are_forgotten() {
    Store store = store();
    Instant now = now(store);
    FaxEvent.About fax = about();
    end(store);
    store.tx.run(
        () ->
            store.outbox.add(
                List.of(
                    event(Kind.ACCEPTED, fax, now.minus(Duration.ofDays(2))),
                    event(Kind.ACCEPTED, about(), now.minus(Duration.ofDays(2))),
                    event(Kind.PREPARE, fax, now.minus(Duration.ofDays(2))))));
    List<LoggedEvent> first = store.tx.in(() -> store.events.append(10_000));
    assertThat(first).extracting(LoggedEvent::number).containsExactly(1L, 1L, 2L);

    store.tx.run(() -> store.events.forgetBefore(now.minus(Duration.ofDays(1)), Long.MAX_VALUE));
    store.tx.run(() -> store.outbox.add(List.of(event(Kind.START, fax, now))));

    assertThat(store.tx.in(() -> store.events.append(10_000)))
        .extracting(LoggedEvent::number)
        .containsExactly(3L);
    Bounds bounds = bounds(store);
    assertThat(bounds.forgotten()).isEqualTo(first.get(2).position());
    assertThat(bounds.reachBackTo(first.get(2).position())).isTrue();
    assertThat(bounds.reachBackTo(first.get(1).position())).isFalse();
    assertThat(bounds.reachBackTo(bounds.last() + 1)).isFalse();
  }

  @Test
  default void nothing_is_forgotten_that_somebody_has_not_been_told() {
    Store store = store();
    Instant old = now(store).minus(Duration.ofDays(2));
    long before = end(store);
    store.tx.run(
        () ->
            store.outbox.add(
                List.of(event(Kind.END, about(), old), event(Kind.END, about(), old))));
    store.tx.run(() -> store.events.append(10_000));

    int forgotten =
        store.tx.in(() -> store.events.forgetBefore(now(store).minusSeconds(1), before + 1));

    assertThat(forgotten).isPositive();
    assertThat(store.tx.in(() -> store.events.after(before, 10)))
        .extracting(LoggedEvent::position)
        .containsExactly(before + 2);
  }

  @Test
  default void an_account_reads_its_own_events_only() {
    Store store = store();
    FaxEvent.About mine = about();
    long before = end(store);
    FaxEvent event = event(Kind.END, mine, now(store));
    store.tx.run(() -> store.outbox.add(List.of(event(Kind.END, about(), now(store)), event)));
    store.tx.run(() -> store.events.append(10_000));

    assertThat(store.tx.in(() -> store.events.after(mine.account(), before, 10)))
        .extracting(LoggedEvent::event)
        .containsExactly(event);
  }

  @Test
  default void a_listener_begins_at_the_present_and_never_goes_back() {
    Store store = store();
    String name = "listener-" + UUID.randomUUID();

    assertThat(store.tx.in(() -> store.cursors.position(name, 7))).isEqualTo(7);
    store.tx.run(() -> store.cursors.told(name, 12));
    store.tx.run(() -> store.cursors.told(name, 9));

    assertThat(store.tx.in(() -> store.cursors.position(name, 100))).isEqualTo(12);
    store.tx.run(() -> store.cursors.keepOnly(Set.of(name)));
    assertThat(store.tx.in(store.cursors::hindmost)).hasValue(12);
    store.tx.run(() -> store.cursors.keepOnly(Set.of()));
    assertThat(store.tx.in(store.cursors::hindmost)).isEmpty();
  }

  @Test
  default void how_many_events_there_were_is_forgotten_with_the_fax() {
    Store store = store();
    Instant now = now(store);
    UUID account = store.account();
    UUID fax = store.preparing(account, Store.freshNumber(), 1);
    FaxEvent.About kept = FaxEvent.About.of(store.tx.in(() -> store.faxes.byId(fax).orElseThrow()));
    FaxEvent.About gone = about();
    store.tx.run(
        () ->
            store.outbox.add(
                List.of(event(Kind.ACCEPTED, kept, now), event(Kind.ACCEPTED, gone, now))));
    store.tx.run(() -> store.events.append(10_000));

    store.tx.run(() -> store.events.forgetCounts(now.plusSeconds(1)));

    store.tx.run(
        () ->
            store.outbox.add(
                List.of(event(Kind.PREPARE, kept, now), event(Kind.PREPARE, gone, now))));
    assertThat(store.tx.in(() -> store.events.append(10_000)))
        .extracting(LoggedEvent::number)
        .containsExactly(2L, 1L);
  }

  @Test
  default void events_of_a_transaction_that_fails_never_happened() {
    Store store = store();
    long before = end(store);
    FaxEvent event = event(Kind.START, Optional.empty(), now(store));
    try {
      store.tx.run(
          () -> {
            store.outbox.add(List.of(event));
            throw new IllegalStateException("the step failed");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("the step failed");
    }

    store.tx.run(() -> store.events.append(10_000));
    assertThat(store.tx.in(() -> store.events.after(before, 10))).isEmpty();
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

  /** One that happened to some fax. */
  static FaxEvent event(Instant at) {
    return event(Kind.END, about(), at);
  }

  private static Instant now(Store store) {
    return store.clock.instant();
  }

  /** The end of the log, with nothing waiting. */
  private static long end(Store store) {
    store.tx.run(() -> store.events.append(10_000));
    return bounds(store).last();
  }

  private static Bounds bounds(Store store) {
    return store.tx.in(store.events::bounds);
  }

  private static FaxEvent.About about() {
    return new FaxEvent.About(
        UUID.randomUUID(),
        FaxEvent.Subject.OUTBOUND,
        UUID.randomUUID(),
        Optional.of(UUID.randomUUID()),
        new FaxEvent.People(Optional.empty(), Optional.of(UUID.randomUUID())));
  }

  private static FaxEvent event(Kind kind, Optional<JobState> state, Instant at) {
    return new FaxEvent(
        UUID.randomUUID(),
        kind,
        about(),
        state,
        "Something happened",
        new Facts(Map.of("page", 2L)),
        at);
  }

  private static FaxEvent event(Kind kind, FaxEvent.About about, Instant at) {
    return new FaxEvent(
        UUID.randomUUID(), kind, about, Optional.empty(), "It happened", Facts.NONE, at);
  }
}
