package org.caselli.fax.app.claim;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.NumberLockRows;
import org.caselli.fax.domain.dispatch.NumberLockRows.NumberLock;
import org.caselli.fax.domain.dispatch.NumberLockRows.Reservation;
import org.caselli.fax.domain.dispatch.NumberLockRows.Waiter;

/**
 * The locks of destination numbers: one call to a number at a time, on all nodes, and the numbers'
 * waiting lists. The rows decide, so that a lock holds across nodes and after a crash; every method
 * runs within the transaction of a claim or an outcome, after the account's row is locked.
 */
@Singleton
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class NumberLocks {
  static final Duration RESERVATION = Duration.ofSeconds(30);

  private static final int WAITERS_LOOKED_AT = 50;

  private final NumberLockRows rows;
  private final AccountSlots slots;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected NumberLocks() {
    this(null, null, null);
  }

  @Inject
  public NumberLocks(NumberLockRows rows, AccountSlots slots, Clock clock) {
    this.rows = rows;
    this.slots = slots;
    this.clock = clock;
  }

  /** Locks the rows of these numbers until the end of the transaction. */
  public Map<String, NumberLock> look(Collection<String> numbers) {
    return rows.lock(numbers);
  }

  /** Attempts hold numbers; {@link #look} has shown them free. */
  public void hold(Map<String, UUID> attempts) {
    if (!attempts.isEmpty()) {
      rows.hold(attempts);
    }
  }

  /**
   * Attempts give their numbers back, as far as they have them still: each is kept for the first
   * waiter whose account has a slot.
   *
   * @param attempts by number
   * @return the accounts to wake up, because a number is kept for one of their jobs
   */
  public Set<UUID> release(Map<String, UUID> attempts) {
    if (attempts.isEmpty()) {
      return Set.of();
    }
    Set<String> held = new TreeSet<>();
    rows.lock(attempts.keySet())
        .values()
        .forEach(
            lock -> {
              if (lock.attempt().equals(Optional.ofNullable(attempts.get(lock.number())))) {
                held.add(lock.number());
              }
            });
    Set<String> awaited = rows.awaited(held);
    held.removeAll(awaited);
    rows.free(held);
    Set<UUID> wake = new HashSet<>();
    awaited.forEach(number -> handOver(number, Optional.empty()).ifPresent(wake::add));
    return wake;
  }

  /**
   * A number that was kept for a job is kept for the next waiter instead.
   *
   * @param passedOver account whose turn is over for now
   * @return the account to wake up
   */
  public Optional<UUID> passOn(String number, Optional<UUID> passedOver) {
    NumberLock lock = rows.lock(List.of(number)).get(number);
    if (lock == null || lock.attempt().isPresent()) {
      return Optional.empty();
    }
    return handOver(number, passedOver);
  }

  private Optional<UUID> handOver(String number, Optional<UUID> passedOver) {
    List<Waiter> waiters = rows.waiters(number, clock.instant(), WAITERS_LOOKED_AT);
    Optional<Waiter> next =
        waiters.stream()
            .filter(waiter -> !Optional.of(waiter.account()).equals(passedOver))
            .filter(waiter -> slots.hasFree(waiter.account()))
            .findFirst();
    rows.free(
        number,
        next.map(
            waiter ->
                new Reservation(waiter.job(), waiter.account(), clock.instant().plus(RESERVATION))),
        next.isEmpty() && !waiters.isEmpty());
    return next.map(Waiter::account);
  }
}
