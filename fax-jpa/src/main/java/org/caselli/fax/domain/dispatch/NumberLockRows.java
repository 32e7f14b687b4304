package org.caselli.fax.domain.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Rows that hold the lock of each number, and the waiting lists, which are the jobs that wait for
 * the number in their order; each method within a transaction, after the account's row is locked.
 */
public interface NumberLockRows {
  /** Locks the rows of these numbers in the order of the numbers, and makes those that lack. */
  Map<String, NumberLock> lock(Collection<String> numbers);

  /** Attempts hold the numbers from now on; the rows are locked. */
  void hold(Map<String, UUID> attempts);

  /** Which of these numbers jobs wait for. */
  Set<String> awaited(Collection<String> numbers);

  /** These numbers are free, and nobody waits for them; their rows are locked. */
  void free(Collection<String> numbers);

  /**
   * The number is free, and kept for a job if there is one.
   *
   * @param stranded jobs wait for it, but none whose account has a slot
   */
  void free(String number, Optional<Reservation> reservation, boolean stranded);

  /** First waiters of a number that have not expired, one for each account at the most. */
  List<Waiter> waiters(String number, Instant now, int most);

  /** Jobs of an account that may be claimed from waiting lists now, in order. */
  List<UUID> claimable(UUID account, Instant now, int most);

  /** Numbers whose reservation has run out. */
  List<String> overdue(Instant now, int most);

  /**
   * State of a number.
   *
   * @param attempt who holds it
   * @param reservedFor job that it is kept for
   */
  record NumberLock(String number, Optional<UUID> attempt, Optional<UUID> reservedFor) {
    /** Whether {@code job} may take it. */
    public boolean isFreeFor(UUID job) {
      return attempt.isEmpty() && (reservedFor.isEmpty() || reservedFor.get().equals(job));
    }
  }

  /** A job on a waiting list. */
  record Waiter(UUID job, UUID account) {}

  /** A number that is kept for a job until a time. */
  record Reservation(UUID job, UUID account, Instant until) {}
}
