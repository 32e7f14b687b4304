package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Fax.Origin;
import org.caselli.fax.domain.fax.FaxIndex.Row;
import org.caselli.fax.domain.fax.FaxListing;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.fax.FaxScope;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.listing.Stretch;
import org.junit.jupiter.api.Test;

interface FaxIndexContract extends StoreContract {
  @Test
  default void each_view_shows_its_own_faxes_of_the_account() {
    Store store = store();
    UUID account = store.account();
    UUID outgoing = store.asleep(account, Store.freshNumber(), 2);
    UUID done = store.asleep(account, Store.freshNumber(), 2);
    failed(store, done);
    UUID received = received(store, account);
    store.asleep(store.account(), Store.freshNumber(), 1);

    assertThat(ids(store, all(account, View.OUTGOING))).containsExactly(outgoing);
    assertThat(ids(store, all(account, View.OUTBOX))).containsExactly(done);
    assertThat(ids(store, all(account, View.INBOX))).containsExactly(received);
    Row row = list(store, all(account, View.OUTGOING)).get(0);
    assertThat(row.job().state()).isEqualTo("PENDING");
    assertThat(row.job().retries()).isEqualTo(2);
    assertThat(list(store, all(account, View.INBOX)).get(0).job().state()).isEmpty();
  }

  @Test
  default void a_fax_changes_its_view_with_the_end_of_its_job() {
    Store store = store();
    UUID account = store.account();
    UUID fax = store.asleep(account, Store.freshNumber(), 2);

    store.tx.run(() -> store.jobs.byId(fax).orElseThrow().cancelled(store.clock.instant()));

    assertThat(ids(store, all(account, View.OUTGOING))).isEmpty();
    FaxScope cancelled = FaxScope.ALL.ended("CANCELLED");
    assertThat(ids(store, listing(account, View.OUTBOX, cancelled, Stretch.ALL)))
        .containsExactly(fax);
    FaxScope failed = FaxScope.ALL.ended("FAILED");
    assertThat(ids(store, listing(account, View.OUTBOX, failed, Stretch.ALL))).isEmpty();
  }

  @Test
  default void a_deleted_fax_is_in_no_list_and_stays_out_when_its_job_ends() {
    Store store = store();
    UUID account = store.account();
    UUID fax = store.asleep(account, Store.freshNumber(), 2);

    store.tx.run(() -> store.faxes.byId(fax).orElseThrow().isDeleted(store.clock.instant()));
    failed(store, fax);

    for (View view : View.values()) {
      assertThat(ids(store, all(account, view))).isEmpty();
    }
    assertThat(store.tx.in(() -> store.faxes.byId(account, fax))).isEmpty();
  }

  @Test
  default void time_narrows_the_list() {
    Store store = store();
    UUID account = store.account();
    Instant before = store.clock.instant();
    UUID early = store.asleep(account, Store.freshNumber(), 1);
    store.clock.advance(Duration.ofSeconds(10));
    UUID late = store.asleep(account, Store.freshNumber(), 1);
    Optional<Instant> between = Optional.of(before.plusSeconds(1));

    var first = new Stretch(Optional.of(before), between, Optional.empty(), true);
    var second = new Stretch(between, Optional.empty(), Optional.empty(), true);
    assertThat(ids(store, listing(account, View.OUTGOING, FaxScope.ALL, first)))
        .containsExactly(early);
    assertThat(ids(store, listing(account, View.OUTGOING, FaxScope.ALL, second)))
        .containsExactly(late);
  }

  /** Against a list in memory, with few different times, people and numbers, so that they meet. */
  @Test
  default void every_scope_shows_the_same_as_a_naive_search_page_by_page() {
    Store store = store();
    Random random = new Random(20261123);
    UUID account = store.account();
    List<UUID> people = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    List<String> numbers = List.of("+12125550001", "+12125550002");
    for (int i = 0; i < 120; i++) {
      if (random.nextInt(4) == 0) {
        store.clock.advance(Duration.ofSeconds(1));
      }
      someFax(store, random, account, people, numbers);
    }
    List<Row> naive = new ArrayList<>();
    for (View view : View.values()) {
      naive.addAll(list(store, listing(account, view, FaxScope.ALL, Stretch.ALL)));
    }
    assertThat(naive).hasSize(120);

    for (int round = 0; round < 60; round++) {
      View view = View.values()[random.nextInt(3)];
      FaxScope scope = someScope(random, people, numbers);
      boolean ascending = random.nextBoolean();
      List<Row> walked = walk(store, listing(account, view, scope, stretch(ascending)));

      assertThat(walked.stream().map(Row::id))
          .as("%s %s", view, scope)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              naive.stream()
                  .filter(row -> shownIn(row) == view && scope.admits(row))
                  .map(Row::id)
                  .toList());
      Comparator<Row> byTime = Comparator.comparing(row -> row.times().created());
      assertThat(walked).isSortedAccordingTo(ascending ? byTime : byTime.reversed());
      List<UUID> back =
          new ArrayList<>(
              walk(store, listing(account, view, scope, stretch(!ascending))).stream()
                  .map(Row::id)
                  .toList());
      Collections.reverse(back);
      assertThat(back).isEqualTo(walked.stream().map(Row::id).toList());
    }
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

  @Test
  default void a_person_or_number_that_two_accounts_share_shows_nothing_of_the_other() {
    Store store = store();
    UUID account = store.account();
    UUID other = store.account();
    UUID person = UUID.randomUUID();
    String number = Store.freshNumber();
    for (UUID each : List.of(account, other)) {
      UUID fax = store.asleep(each, number, 1);
      store.tx.run(
          () -> {
            Origin origin = new Origin(Optional.of(person), Optional.of(person), Optional.empty());
            store.faxes.byId(fax).orElseThrow().comesFrom(origin);
          });
    }

    for (FaxScope scope :
        List.of(
            FaxScope.ALL.ofOwner(person),
            FaxScope.ALL.bySubmitter(person),
            FaxScope.ALL.toNumber(number))) {
      assertThat(list(store, listing(account, View.OUTGOING, scope, Stretch.ALL))).hasSize(1);
    }
  }

  private static View shownIn(Row row) {
    if (row.direction() == Fax.Direction.INBOUND) {
      return View.INBOX;
    }
    return JobState.valueOf(row.job().state()).isFinal() ? View.OUTBOX : View.OUTGOING;
  }

  private static Stretch stretch(boolean ascending) {
    return new Stretch(Optional.empty(), Optional.empty(), Optional.empty(), ascending);
  }

  private static void someFax(
      Store store, Random random, UUID account, List<UUID> people, List<String> numbers) {
    UUID id = UUID.randomUUID();
    Optional<UUID> faxbox = one(random, people);
    Fax.Parties parties =
        new Fax.Parties(account, faxbox, pick(random, numbers), "A", pick(random, numbers), "B");
    Optional<UUID> owner = one(random, people);
    Optional<UUID> submitter = one(random, people);
    boolean inbound = random.nextInt(3) == 0;
    store.tx.run(
        () -> {
          Instant now = store.clock.instant();
          Fax fax =
              inbound
                  ? Fax.inbound(id, parties, Store.plainOptions(), Facts.NONE, now)
                  : Fax.outbound(id, parties, Store.plainOptions(), "{}", now);
          fax.comesFrom(new Origin(submitter, owner, Optional.empty()));
          store.faxes.add(fax);
          if (!inbound) {
            store.jobs.add(
                new Job(id, account, parties.toNumber(), 2, Schedule.AT_ONCE, "test", now));
          }
        });
    int fate = random.nextInt(4);
    if (!inbound && fate > 0) {
      store.tx.run(
          () -> {
            Job job = store.jobs.byId(id).orElseThrow();
            switch (fate) {
              case 1 -> job.failed("why", store.clock.instant());
              case 2 -> job.cancelled(store.clock.instant());
              default -> job.prepared(store.clock.instant(), store.clock.instant());
            }
          });
    }
  }

  private static FaxScope someScope(Random random, List<UUID> people, List<String> numbers) {
    FaxScope scope = FaxScope.ALL;
    if (random.nextInt(3) == 0) {
      scope = scope.ofFaxbox(pick(random, people));
    }
    if (random.nextInt(3) == 0) {
      scope = scope.ofOwner(pick(random, people));
    }
    if (random.nextInt(3) == 0) {
      scope = scope.bySubmitter(pick(random, people));
    }
    if (random.nextInt(4) == 0) {
      scope = scope.fromNumber(pick(random, numbers));
    }
    if (random.nextInt(4) == 0) {
      scope = scope.toNumber(pick(random, numbers));
    }
    if (random.nextInt(4) == 0) {
      scope = scope.ended(random.nextBoolean() ? "FAILED" : "CANCELLED");
    }
    return scope;
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static Optional<UUID> one(Random random, List<UUID> people) {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(pick(random, people));
  }

  private static void failed(Store store, UUID fax) {
    store.tx.run(() -> store.jobs.byId(fax).orElseThrow().failed("why", store.clock.instant()));
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

  /** What the scope admits, in steps of seven. */
  private static List<Row> walk(Store store, FaxListing listing) {
    List<Row> seen = new ArrayList<>();
    FaxListing rest = listing;
    for (int step = 0; step < 100; step++) {
      FaxListing next = rest;
      List<Row> rows = store.tx.in(() -> store.index.walk(next, 7));
      rows.stream().filter(listing.scope()::admits).forEach(seen::add);
      if (rows.size() < 7) {
        return seen;
      }
      rest = rest.behind(rows.get(6).place());
    }
    throw new AssertionError("The list has no end: " + seen);
  }

  private static FaxListing listing(UUID account, View view, FaxScope scope, Stretch stretch) {
    return new FaxListing(account, view, scope, stretch);
  }

  private static FaxListing all(UUID account, View view) {
    return listing(account, view, FaxScope.ALL, Stretch.ALL);
  }

  private static List<Row> list(Store store, FaxListing listing) {
    return store.tx.in(() -> store.index.walk(listing, 200));
  }

  private static List<UUID> ids(Store store, FaxListing listing) {
    return list(store, listing).stream().map(Row::id).toList();
  }
}
