package org.caselli.fax.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.usage.CountedFax;
import org.caselli.fax.domain.usage.Ending;
import org.caselli.fax.domain.usage.UsageLedger.CauseCount;
import org.caselli.fax.domain.usage.UsageLedger.Division;
import org.caselli.fax.domain.usage.UsageLedger.HourCount;
import org.caselli.fax.domain.usage.UsageLedger.Share;
import org.caselli.fax.domain.usage.UsageSpan;
import org.junit.jupiter.api.Test;

interface UsageLedgerContract extends StoreContract {
  Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  @Test
  default void what_was_counted_is_seen_at_once_and_no_differently_when_it_was_summed_up() {
    Store store = store();
    UUID account = UUID.randomUUID();
    UUID box = UUID.randomUUID();
    Instant ten = NINE.plus(Duration.ofHours(1));
    count(store, sent(account, box, Ending.COMPLETED, "", 3, NINE.plusSeconds(10)));
    count(store, sent(account, box, Ending.COMPLETED, "", 4, NINE.plusSeconds(3599)));
    count(store, sent(account, box, Ending.FAILED, "USER_BUSY", 0, ten));
    List<HourCount> expected =
        List.of(
            new HourCount(NINE, Direction.OUTBOUND, Ending.COMPLETED, 2, 7),
            new HourCount(ten, Direction.OUTBOUND, Ending.FAILED, 1, 0));

    assertThat(hours(store, account)).isEqualTo(expected);
    fold(store);
    assertThat(hours(store, account)).isEqualTo(expected);

    count(store, sent(account, box, Ending.COMPLETED, "", 1, NINE));
    assertThat(hours(store, account).get(0).faxes()).isEqualTo(3);
    fold(store);
    assertThat(hours(store, account).get(0).faxes()).isEqualTo(3);
  }

  @Test
  default void what_was_counted_by_a_transaction_that_fails_was_not() {
    Store store = store();
    UUID account = UUID.randomUUID();
    CountedFax fax = sent(account, UUID.randomUUID(), Ending.COMPLETED, "", 1, NINE);
    try {
      store.tx.run(
          () -> {
            store.usage.add(List.of(fax));
            throw new IllegalStateException("the step failed");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("the step failed");
    }

    assertThat(hours(store, account)).isEmpty();
  }

  @Test
  default void usage_is_divided_by_cause_by_faxbox_and_by_account() {
    Store store = store();
    UUID account = UUID.randomUUID();
    UUID below = UUID.randomUUID();
    UUID box = UUID.randomUUID();
    CountedFax loose =
        new CountedFax(
            below, Optional.empty(), Direction.INBOUND, Ending.FAILED, "LOST", 1, 2, NINE);
    count(
        store,
        sent(account, box, Ending.COMPLETED, "", 3, NINE),
        sent(account, box, Ending.FAILED, "USER_BUSY", 0, NINE),
        sent(account, box, Ending.FAILED, "USER_BUSY", 0, NINE),
        sent(below, box, Ending.FAILED, "NO_ANSWER", 1, NINE),
        loose,
        loose.pagesOnly());
    UsageSpan both = span(Set.of(account, below), Optional.empty());

    assertThat(store.tx.in(() -> store.usage.causes(both, 2)))
        .containsExactly(
            new CauseCount(Direction.OUTBOUND, "USER_BUSY", 2),
            new CauseCount(Direction.INBOUND, "LOST", 1));
    assertThat(store.tx.in(() -> store.usage.shares(both, Division.FAXBOX, 10)))
        .containsExactly(
            new Share(Optional.of(box), 4, 3, 4), new Share(Optional.empty(), 1, 1, 4));
    assertThat(store.tx.in(() -> store.usage.shares(both, Division.ACCOUNT, 10)))
        .containsExactly(
            new Share(Optional.of(account), 3, 2, 3), new Share(Optional.of(below), 2, 2, 5));
    UsageSpan ofBox = span(Set.of(account), Optional.of(box));
    assertThat(store.tx.in(() -> store.usage.hours(ofBox)))
        .extracting(HourCount::faxes)
        .containsExactlyInAnyOrder(1L, 2L);
    UsageSpan ofNone = span(Set.of(account), Optional.of(UUID.randomUUID()));
    assertThat(store.tx.in(() -> store.usage.hours(ofNone))).isEmpty();
  }

  @Test
  default void old_hours_are_forgotten() {
    Store store = store();
    UUID account = UUID.randomUUID();
    Instant old = NINE.minus(Duration.ofDays(30));
    count(
        store,
        sent(account, UUID.randomUUID(), Ending.COMPLETED, "", 1, old),
        sent(account, UUID.randomUUID(), Ending.COMPLETED, "", 1, NINE));
    fold(store);

    assertThat(store.tx.in(() -> store.usage.forgetBefore(NINE))).isPositive();

    assertThat(hours(store, account)).extracting(HourCount::hour).containsExactly(NINE);
  }

  private static CountedFax sent(
      UUID account, UUID box, Ending ending, String cause, int pages, Instant at) {
    return new CountedFax(
        account, Optional.of(box), Direction.OUTBOUND, ending, cause, 1, pages, at);
  }

  private static void count(Store store, CountedFax... faxes) {
    store.tx.run(() -> store.usage.add(List.of(faxes)));
  }

  private static void fold(Store store) {
    int folded = 1;
    while (folded > 0) {
      folded = store.tx.in(() -> store.usage.fold(100));
    }
  }

  private static List<HourCount> hours(Store store, UUID account) {
    return store.tx.in(() -> store.usage.hours(span(Set.of(account), Optional.empty())));
  }

  private static UsageSpan span(Set<UUID> accounts, Optional<UUID> faxbox) {
    return new UsageSpan(
        accounts, faxbox, NINE.minus(Duration.ofDays(40)), NINE.plus(Duration.ofDays(1)));
  }
}
