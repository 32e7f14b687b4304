package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.fax.Fax;
import org.junit.jupiter.api.Test;

interface OldFaxesContract extends StoreContract {
  int MANY = 100;

  private Instant soon() {
    return store().clock.instant().plusSeconds(1);
  }

  private UUID ended(UUID account) {
    UUID fax = store().preparing(account, Store.freshNumber(), 1);
    store()
        .tx
        .run(() -> store().jobs.byId(fax).orElseThrow().failed("No", store().clock.instant()));
    return fax;
  }

  private UUID received(UUID account) {
    UUID fax = UUID.randomUUID();
    store()
        .tx
        .run(
            () ->
                store()
                    .faxes
                    .add(
                        Fax.inbound(
                            fax,
                            new Fax.Parties(account, Optional.empty(), "1", "", "2", ""),
                            Store.plainOptions(),
                            Facts.NONE,
                            store().clock.instant())));
    return fax;
  }

  @Test
  default void faxes_that_have_ended_are_found_by_age_and_those_on_their_way_are_not() {
    UUID account = store().account();
    UUID sent = ended(account);
    UUID received = received(account);
    UUID deleted = received(account);
    UUID waiting = store().preparing(account, Store.freshNumber(), 1);
    Instant now = store().clock.instant();
    store()
        .tx
        .run(
            () -> {
              store().faxes.byId(deleted).orElseThrow().losesItsDocuments(now);
              store().faxes.byId(deleted).orElseThrow().isDeleted(now);
            });

    assertThat(store().tx.in(() -> store().oldFaxes.accounts())).contains(account);
    assertThat(store().tx.in(() -> store().oldFaxes.withDocuments(account, soon(), MANY)))
        .containsExactlyInAnyOrder(sent, received);
    assertThat(store().tx.in(() -> store().oldFaxes.ended(account, soon(), MANY)))
        .containsExactlyInAnyOrder(sent, received, deleted);
    assertThat(store().tx.in(() -> store().oldFaxes.ended(account, soon(), 2))).hasSize(2);
    assertThat(store().tx.in(() -> store().oldFaxes.ended(account, now, MANY))).isEmpty();
    assertThat(store().tx.in(() -> store().oldFaxes.stale(soon(), soon(), 10_000)))
        .contains(waiting)
        .doesNotContain(sent);
  }

  @Test
  default void a_job_that_waits_for_its_time_is_not_stale() {
    UUID account = store().account();
    UUID job = store().asleep(account, Store.freshNumber(), 1);
    Instant now = store().clock.instant();
    Instant tomorrow = now.plus(Duration.ofDays(1));
    store().tx.run(() -> store().jobs.byId(job).orElseThrow().restarted(true, tomorrow));

    assertThat(store().tx.in(() -> store().oldFaxes.stale(soon(), soon(), 10_000)))
        .doesNotContain(job);
    assertThat(store().tx.in(() -> store().oldFaxes.stale(soon(), tomorrow, 10_000))).contains(job);
  }

  @Test
  default void an_erased_fax_leaves_nothing_behind() {
    UUID account = store().account();
    UUID fax = store().queued(account, Store.freshNumber(), 1);
    UUID attempt = store().live(fax, Store.NODE);
    UUID other = ended(account);

    store().tx.run(() -> store().oldFaxes.erase(List.of(fax)));
    store().tx.run(() -> store().oldFaxes.erase(List.of()));

    assertThat(store().tx.in(() -> store().faxes.byId(fax))).isEmpty();
    assertThat(store().tx.in(() -> store().jobs.byId(fax))).isEmpty();
    assertThat(store().tx.in(() -> store().attempts.byId(attempt))).isEmpty();
    assertThat(store().tx.in(() -> store().faxes.byId(other))).isPresent();
  }
}
