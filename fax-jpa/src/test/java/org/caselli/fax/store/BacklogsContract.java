package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.HeldBack;
import org.caselli.fax.domain.job.Backlog;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.junit.jupiter.api.Test;

interface BacklogsContract extends StoreContract {
  @Test
  default void what_waits_is_counted_by_state_with_the_oldest_of_what_is_due() {
    Store store = store();
    UUID account = store.account();
    Instant now = store.clock.instant();
    Backlog before = at(store, now.plusSeconds(1));

    store.preparing(account, Store.freshNumber(), 1);
    store.queued(account, Store.freshNumber(), 1);
    UUID later = store.asleep(account, Store.freshNumber(), 1);
    store.live(later, Store.NODE);
    store.tx.run(
        () -> {
          store.slots.lock(account);
          store.slots.change(account, 1);
        });

    Backlog after = at(store, now.plusSeconds(1));
    for (JobState state : List.of(JobState.PREPARING, JobState.PENDING, JobState.PROCESSING)) {
      assertThat(after.jobs().get(state)).isEqualTo(before.jobs().get(state) + 1);
    }
    assertThat(after.due()).isEqualTo(before.due() + 1);
    assertThat(after.oldestDue()).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(now));
    assertThat(at(store, now.minus(Duration.ofDays(9))).oldestDue()).isEmpty();
    assertThat(after.slotsInUse()).isEqualTo(before.slotsInUse() + 1);
    assertThat(after.jobs()).doesNotContainKeys(JobState.COMPLETED, JobState.FAILED);
  }

  @Test
  default void what_is_held_back_is_counted_and_never_the_oldest() {
    Store store = store();
    UUID account = store.account();
    Instant now = store.clock.instant();
    Instant longAgo = now.minus(Duration.ofDays(30));
    UUID job = store.preparing(account, Store.freshNumber(), 1);
    store.tx.run(() -> store.jobs.byId(job).orElseThrow().prepared(longAgo, now));

    assertThat(at(store, now).oldestDue()).contains(longAgo);
    Backlog held = store.tx.in(() -> store.backlogs.at(now, new HeldBack(false, Set.of(account))));
    assertThat(held.due()).isEqualTo(at(store, now).due());
    assertThat(held.oldestDue()).isNotEqualTo(Optional.of(longAgo));
    assertThat(store.tx.in(() -> store.backlogs.at(now, new HeldBack(true, Set.of()))).oldestDue())
        .isEmpty();
    store.tx.run(() -> store.jobs.byId(job).orElseThrow().cancelled(now));
  }

  @Test
  default void jobs_that_wait_for_a_number_are_counted() {
    Store store = store();
    UUID account = store.account();
    long before = store.tx.in(store.backlogs::waitingForNumbers);
    String number = Store.freshNumber();
    UUID job = store.queued(account, number, 1);
    store.tx.run(() -> store.jobs.byId(job).orElseThrow().waitsFor(number, 1));

    assertThat(store.tx.in(store.backlogs::waitingForNumbers)).isEqualTo(before + 1);
    store.tx.run(() -> store.jobs.byId(job).orElseThrow().cancelled(store.clock.instant()));
  }

  @Test
  default void notices_that_wait_are_counted_with_the_oldest() {
    Store store = store();
    UUID account = store.account();
    Instant now = store.clock.instant();
    long before = at(store, now).notices();
    UUID fax = store.asleep(account, Store.freshNumber(), 1);
    List<String> to = List.of("a@example.org");
    UUID notice = UUID.randomUUID();
    store.tx.run(
        () -> store.notices.add(new Notice(notice, account, fax, NoticeKind.ERROR, to, now)));

    Backlog waiting = at(store, now);
    store.tx.run(() -> store.notices.byId(notice).orElseThrow().handedOver(to, List.of(), "", now));

    assertThat(waiting.notices()).isEqualTo(before + 1);
    assertThat(waiting.oldestNotice())
        .hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(now));
    assertThat(at(store, now).notices()).isEqualTo(before);
  }

  @Test
  default void events_that_nobody_was_told_are_counted() {
    Store store = store();
    Instant now = store.clock.instant();
    store.tx.run(() -> store.events.append(10_000));
    long last = store.tx.in(store.events::bounds).last();
    store.tx.run(() -> store.cursors.keepOnly(Set.of()));
    store.tx.run(() -> store.cursors.position("somebody", last));
    assertThat(at(store, now).events()).isZero();

    store.tx.run(() -> store.outbox.add(List.of(EventLogContract.event(now))));
    assertThat(at(store, now).events()).isEqualTo(1);
    store.tx.run(() -> store.events.append(10_000));
    assertThat(at(store, now).events()).isEqualTo(1);
    store.tx.run(() -> store.cursors.told("somebody", last + 1));

    assertThat(at(store, now).events()).isZero();
  }

  private static Backlog at(Store store, Instant now) {
    return store.tx.in(() -> store.backlogs.at(now, HeldBack.NOBODY));
  }
}
