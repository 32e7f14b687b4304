package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobListing;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs.DueJob;
import org.caselli.fax.domain.job.Jobs.Rounds;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.listing.Place;
import org.junit.jupiter.api.Test;

interface JobsContract extends StoreContract {
  @Test
  default void lists_go_on_where_a_page_ended() {
    Store store = store();
    UUID account = store.account();
    UUID faxbox = UUID.randomUUID();
    List<UUID> jobs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      UUID job = store.asleep(account, Store.freshNumber(), 1);
      store.tx.run(() -> store.jobs.byId(job).orElseThrow().sentThrough(faxbox));
      jobs.add(job);
      store.clock.advance(Duration.ofSeconds(1));
    }
    JobListing pending = listing(JobState.PENDING, Optional.of(account), Optional.empty());

    assertThat(walked(store, pending)).isEqualTo(jobs);
    jobs.forEach(
        job ->
            store.tx.run(
                () -> store.jobs.byId(job).orElseThrow().cancelled(store.clock.instant())));
    Collections.reverse(jobs);
    assertThat(walked(store, listing(JobState.CANCELLED, Optional.of(account), Optional.empty())))
        .isEqualTo(jobs);
    assertThat(walked(store, listing(JobState.CANCELLED, Optional.empty(), Optional.of(faxbox))))
        .isEqualTo(jobs);
    assertThat(walked(store, pending)).isEmpty();
  }

  private static JobListing listing(JobState state, Optional<UUID> account, Optional<UUID> faxbox) {
    return new JobListing(state, account, faxbox, Optional.empty());
  }

  private static List<UUID> walked(Store store, JobListing listing) {
    List<UUID> seen = new ArrayList<>();
    JobListing next = listing;
    for (List<Job> page = page(store, next); !page.isEmpty(); page = page(store, next)) {
      page.forEach(job -> seen.add(job.id()));
      Place last = JobListing.place(page.get(page.size() - 1));
      next =
          new JobListing(listing.state(), listing.account(), listing.faxbox(), Optional.of(last));
    }
    return seen;
  }

  private static List<Job> page(Store store, JobListing listing) {
    return store.tx.in(() -> store.jobs.list(listing, 2));
  }

  @Test
  default void those_who_hold_a_job_change_it_one_after_the_other() throws Exception {
    Store store = store();
    UUID account = store.account();
    UUID id = store.queued(account, Store.freshNumber(), 3);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> change =
          () -> {
            store.tx.run(() -> store.jobs.held(id).orElseThrow().sentThrough(UUID.randomUUID()));
            return true;
          };
      for (Future<Boolean> changed : threads.invokeAll(Collections.nCopies(40, change))) {
        assertThat(changed.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(store.tx.in(() -> store.jobs.accountOf(id))).contains(account);
    assertThat(store.tx.in(() -> store.jobs.accountOf(UUID.randomUUID()))).isEmpty();
    assertThat(store.tx.in(() -> store.jobs.held(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void a_job_is_read_back_as_it_was_written() {
    Store store = store();
    UUID account = store.account();
    String number = Store.freshNumber();

    UUID id = store.queued(account, number, 3);

    Job job = store.job(id);
    assertThat(job.accountId()).isEqualTo(account);
    assertThat(job.state()).isEqualTo(JobState.PENDING);
    assertThat(job.toNumber()).isEqualTo(number);
    assertThat(job.retries()).isEqualTo(3);
    assertThat(job.schedule().priority()).isEqualTo(4);
    assertThat(job.isQueued()).isTrue();
    assertThat(job.messageSeq()).isEqualTo(1);
    assertThat(job.queueOrder()).isPositive();
    assertThat(job.dueAt()).contains(store.clock.instant());
    assertThat(job.createdAt()).isEqualTo(store.clock.instant());
    assertThat(job.attemptId()).isEmpty();
    assertThat(job.waitingFor()).isEmpty();
    assertThat(store.tx.in(() -> store.jobs.byIds(List.of(id, UUID.randomUUID()))))
        .extracting(Job::id)
        .containsExactly(id);
  }

  @Test
  default void who_changes_a_job_that_somebody_else_has_changed_is_told() {
    Store store = store();
    UUID id = store.asleep(store.account(), Store.freshNumber(), 1);

    assertThatThrownBy(
            () ->
                store.tx.run(
                    () -> {
                      Job mine = store.jobs.byId(id).orElseThrow();
                      store.tx.run(
                          () -> store.jobs.byId(id).orElseThrow().enqueued(1, Instant.EPOCH));
                      mine.enqueued(2, Instant.EPOCH);
                    }))
        .isInstanceOf(RollbackException.class)
        .hasCauseInstanceOf(OptimisticLockException.class);
    assertThat(store.job(id).queueOrder()).isEqualTo(1);
  }

  @Test
  default void the_order_of_messages_grows() {
    Store store = store();

    long first = store.tx.in(store.jobs::nextOrder);
    long second = store.tx.in(store.jobs::nextOrder);

    assertThat(second).isGreaterThan(first);
  }

  @Test
  default void sleeping_jobs_are_found_by_due_time() {
    Store store = store();
    UUID account = store.account();
    UUID due = store.asleep(account, Store.freshNumber(), 1);
    UUID queued = store.queued(account, Store.freshNumber(), 1);
    UUID waiting = store.queued(account, Store.freshNumber(), 1);
    store.tx.run(() -> store.jobs.byId(waiting).orElseThrow().waitsFor("+1", 1));
    Instant now = store.clock.instant();
    UUID later = store.preparing(account, Store.freshNumber(), 1);
    store.tx.run(() -> store.jobs.byId(later).orElseThrow().prepared(now.plusSeconds(5), now));

    List<DueJob> found = store.tx.in(() -> store.jobs.asleepUntil(Instant.EPOCH, now, 10_000));
    List<DueJob> soon =
        store.tx.in(() -> store.jobs.asleepUntil(Instant.EPOCH, now.plusSeconds(5), 10_000));

    assertThat(found)
        .filteredOn(job -> job.account().equals(account))
        .containsExactly(new DueJob(due, account, now));
    assertThat(soon)
        .filteredOn(job -> job.account().equals(account))
        .extracting(DueJob::id)
        .containsExactly(due, later)
        .doesNotContain(queued, waiting);
    assertThat(store.tx.in(() -> store.jobs.asleepUntil(Instant.EPOCH, now, 1))).hasSize(1);
  }

  @Test
  default void accounts_take_turns_when_their_jobs_fall_due() {
    Store store = store();
    List<UUID> accounts =
        Stream.of(store.account(), store.account())
            .sorted(Comparator.comparing(UUID::toString))
            .toList();
    for (int job = 0; job < 3; job++) {
      store.asleep(accounts.get(0), Store.freshNumber(), 1);
    }
    UUID queued = store.queued(accounts.get(0), Store.freshNumber(), 1);
    UUID only = store.asleep(accounts.get(1), Store.freshNumber(), 1);
    Instant now = store.clock.instant();

    UUID first = accounts.get(0);
    UUID second = accounts.get(1);
    Rounds fromTheFirst = new Rounds(new UUID(0, 0), 1, 500);
    Rounds behindTheFirst = new Rounds(first, 1, 500);

    assertThat(turns(store, now, fromTheFirst, accounts))
        .containsExactly(first, second, first, first);
    assertThat(turns(store, now, behindTheFirst, accounts))
        .containsExactly(second, first, first, first);
    assertThat(turns(store, now.minusSeconds(1), behindTheFirst, accounts)).isEmpty();
    assertThat(store.tx.in(() -> store.jobs.ripe(now, behindTheFirst, 10_000)))
        .contains(new DueJob(only, second, now))
        .extracting(DueJob::id)
        .doesNotContain(queued);
    assertThat(turns(store, now, new Rounds(new UUID(0, 0), 2, 500), accounts))
        .containsExactly(first, first, second, first);
    assertThat(turns(store, now, new Rounds(new UUID(0, 0), 1, 1), accounts))
        .containsExactly(second);
  }

  @Test
  default void places_in_the_order_are_given_many_at_a_time() {
    Store store = store();
    UUID account = store.account();
    List<UUID> jobs =
        List.of(
            store.asleep(account, Store.freshNumber(), 1),
            store.asleep(account, Store.freshNumber(), 1));
    long before = store.tx.in(store.jobs::nextOrder);

    List<Long> orders = store.tx.in(() -> store.jobs.nextOrders(jobs));

    assertThat(orders).hasSize(2).isSorted().doesNotHaveDuplicates();
    assertThat(orders.get(0)).isGreaterThan(before);
    assertThat(store.tx.in(store.jobs::nextOrder)).isGreaterThan(orders.get(1));
  }

  @Test
  default void what_was_queued_lately_is_counted_as_far_as_anybody_asks() {
    Store store = store();
    UUID account = store.account();
    store.queued(account, Store.freshNumber(), 1);
    store.queued(account, Store.freshNumber(), 1);
    Instant now = store.clock.instant();

    assertThat(store.tx.in(() -> store.jobs.queuedSince(now, 1))).isEqualTo(1);
    assertThat(store.tx.in(() -> store.jobs.queuedSince(now, 1_000))).isGreaterThanOrEqualTo(2);
    assertThat(store.tx.in(() -> store.jobs.queuedSince(now.plusSeconds(1), 1_000))).isZero();
  }

  private static List<UUID> turns(Store store, Instant now, Rounds rounds, List<UUID> accounts) {
    return store.tx.in(() -> store.jobs.ripe(now, rounds, 10_000)).stream()
        .map(DueJob::account)
        .filter(accounts::contains)
        .toList();
  }

  @Test
  default void jobs_that_nobody_prepares_are_found() {
    Store store = store();
    UUID account = store.account();
    UUID id = store.preparing(account, Store.freshNumber(), 1);
    Instant now = store.clock.instant();

    List<DueJob> none = store.tx.in(() -> store.jobs.preparingSince(now.minusSeconds(1), 10_000));
    List<DueJob> one = store.tx.in(() -> store.jobs.preparingSince(now, 10_000));

    assertThat(none).extracting(DueJob::id).doesNotContain(id);
    assertThat(one).contains(new DueJob(id, account, now));
  }

  @Test
  default void queued_and_waiting_jobs_name_their_account() {
    Store store = store();
    UUID asleep = store.account();
    store.asleep(asleep, Store.freshNumber(), 1);
    UUID queued = store.account();
    store.queued(queued, Store.freshNumber(), 1);
    UUID waiting = store.account();
    UUID job = store.queued(waiting, Store.freshNumber(), 1);
    store.tx.run(() -> store.jobs.byId(job).orElseThrow().waitsFor("+1", 1));

    Instant now = store.clock.instant();
    List<UUID> later = store.tx.in(() -> store.jobs.accountsWithQueuedJobs(now.plusSeconds(1)));

    assertThat(later).contains(queued, waiting).doesNotContain(asleep).doesNotHaveDuplicates();
    assertThat(store.tx.in(() -> store.jobs.accountsWithQueuedJobs(now)))
        .contains(waiting)
        .doesNotContain(queued, asleep);
    store.tx.run(
        () -> {
          store.slots.lock(waiting);
          store.slots.change(waiting, 1);
        });
    assertThat(store.tx.in(store.jobs::idleAccountsWithQueuedJobs))
        .contains(queued)
        .doesNotContain(asleep, waiting)
        .doesNotHaveDuplicates();
    assertThat(store.tx.in(() -> store.jobs.waitingOf(waiting))).isEqualTo(1);
    assertThat(store.tx.in(() -> store.jobs.waitingOf(queued))).isZero();
  }

  @Test
  default void messages_that_may_be_lost_are_found_by_time_and_by_place() {
    Store store = store();
    UUID account = store.account();
    UUID first = store.queued(account, Store.freshNumber(), 1);
    UUID second = store.queued(account, Store.freshNumber(), 1);
    Instant now = store.clock.instant();
    long placeOfSecond = store.job(second).queueOrder();

    assertThat(store.tx.in(() -> store.jobs.queuedBefore(account, now, 10))).isEmpty();
    assertThat(store.tx.in(() -> store.jobs.queuedBefore(account, now.plusSeconds(1), 10)))
        .containsExactly(first, second);
    assertThat(store.tx.in(() -> store.jobs.queuedBefore(account, now.plusSeconds(1), 1)))
        .containsExactly(first);
    assertThat(store.tx.in(() -> store.jobs.overtakenIn(account, placeOfSecond, 10)))
        .containsExactly(first);
  }

  @Test
  default void what_the_dead_were_preparing_begins_anew_and_what_the_living_prepare_does_not() {
    Store store = store();
    UUID account = store.account();
    UUID dead = UUID.randomUUID();
    UUID living = UUID.randomUUID();
    UUID left = store.preparing(account, Store.freshNumber(), 1);
    UUID underWay = store.preparing(account, Store.freshNumber(), 1);
    Instant now = store.clock.instant();
    Instant until = now.plusSeconds(60);
    store.tx.run(
        () -> {
          store.jobs.byId(left).orElseThrow().preparationBegins(dead, until, now);
          store.jobs.byId(underWay).orElseThrow().preparationBegins(living, until, now);
        });

    store.tx.run(() -> store.jobs.endPreparations(List.of(living), now));

    assertThat(store.job(left).dueAt()).contains(now);
    assertThat(store.job(underWay).dueAt()).contains(until);
  }

  @Test
  default void a_retry_is_written_with_its_due_time_to_the_microsecond() {
    Store store = store();
    UUID id = store.preparing(store.account(), Store.freshNumber(), 2);
    Instant due = Instant.parse("2026-11-23T10:00:00.123456Z");

    store.tx.run(() -> store.jobs.byId(id).orElseThrow().prepared(due, store.clock.instant()));

    assertThat(store.job(id).dueAt()).contains(due);
    assertThat(Duration.between(store.clock.instant(), due)).isPositive();
  }

  @Test
  default void what_has_expired_is_found_while_no_call_is_made_for_it() {
    Store store = store();
    UUID account = store.account();
    Instant now = store.clock.instant();
    UUID preparing = expiring(store, account, now);
    UUID sleeping = expiring(store, account, now.minusSeconds(1));
    UUID later = expiring(store, account, now.plusSeconds(1));
    UUID failed = expiring(store, account, now);
    UUID never = store.asleep(account, Store.freshNumber(), 1);
    store.tx.run(
        () -> {
          store.jobs.byId(sleeping).orElseThrow().prepared(now, now);
          store.jobs.byId(failed).orElseThrow().failed("why", now);
        });

    List<UUID> found =
        store.tx.in(() -> store.jobs.expired(now, 10_000)).stream()
            .filter(job -> job.account().equals(account))
            .map(DueJob::id)
            .toList();

    assertThat(found).containsExactly(sleeping, preparing);
    assertThat(found).doesNotContain(later, failed, never);
  }

  @Test
  default void the_schedule_of_a_job_comes_back_as_it_was() {
    Store store = store();
    Instant now = store.clock.instant();
    Schedule schedule =
        new Schedule(9, Optional.of(now.plusSeconds(5)), Optional.of(now.plusSeconds(9)));
    UUID id = scheduled(store, store.account(), schedule);

    assertThat(store.job(id).schedule()).isEqualTo(schedule);
    assertThat(store.job(store.preparing(store.account(), Store.freshNumber(), 1)).schedule())
        .isEqualTo(Schedule.AT_ONCE);
  }

  @Test
  default void those_of_a_batch_that_are_prepared_are_found_in_the_same_order_each_time() {
    Store store = store();
    UUID account = store.account();
    UUID batch = UUID.randomUUID();
    List<UUID> members = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      members.add(store.preparing(account, Store.freshNumber(), 1));
    }
    UUID ready = store.asleep(account, Store.freshNumber(), 1);
    store.tx.run(
        () ->
            Stream.concat(members.stream(), Stream.of(ready))
                .forEach(
                    id ->
                        store
                            .faxes
                            .byId(id)
                            .orElseThrow()
                            .comesFrom(
                                new Fax.Origin(
                                    Optional.empty(), Optional.empty(), Optional.of(batch)))));

    List<UUID> found = preparingOf(store, batch, 10);

    assertThat(found).containsExactlyInAnyOrderElementsOf(members);
    assertThat(preparingOf(store, batch, 1)).containsExactly(found.get(0));
  }

  private static List<UUID> preparingOf(Store store, UUID batch, int most) {
    return store.tx.in(() -> store.jobs.preparingOf(batch, most).stream().map(Job::id).toList());
  }

  private static UUID expiring(Store store, UUID account, Instant at) {
    return scheduled(store, account, new Schedule(4, Optional.empty(), Optional.of(at)));
  }

  private static UUID scheduled(Store store, UUID account, Schedule schedule) {
    UUID id = UUID.randomUUID();
    String to = Store.freshNumber();
    Instant now = store.clock.instant();
    store.tx.run(
        () -> {
          store.faxes.add(
              Fax.outbound(
                  id,
                  new Fax.Parties(account, Optional.empty(), "+12125550100", "Me", to, "You"),
                  Store.plainOptions(),
                  "{}",
                  now));
          store.jobs.add(new Job(id, account, to, 1, schedule, "test", now));
        });
    return id;
  }
}
