package org.caselli.fax.domain.job;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Jobs that have not ended, gathered for operators. Costs by what waits, not by what has ended. */
public interface UnfinishedJobs {
  /** Accounts that have any; first the one whose oldest due job has waited longest. */
  List<OfAccount> byAccount(Instant now, int most);

  /** Numbers that pending jobs are for, in the same order. */
  List<ForNumber> byNumber(Instant now, int most);

  /** Calls that are made now, on whatever node, the oldest first. */
  List<Attempt> calls(int most);

  /**
   * What an account has.
   *
   * @param due pending, and could be sent now
   * @param waiting due, and waits for a number that is busy
   * @param active being sent
   * @param oldestDue since when the oldest of the due ones has been due
   */
  record OfAccount(
      UUID account,
      String name,
      long preparing,
      long pending,
      long due,
      long waiting,
      long active,
      Optional<Instant> oldestDue) {
    public OfAccount {
      Objects.requireNonNull(account);
      Objects.requireNonNull(name);
      Objects.requireNonNull(oldestDue);
    }
  }

  /**
   * What is for a number.
   *
   * @param due pending, and could be sent now
   * @param oldestDue since when the oldest of the due ones has been due
   * @param heldBy the attempt that has the number now
   */
  record ForNumber(
      String number, long pending, long due, Optional<Instant> oldestDue, Optional<UUID> heldBy) {
    public ForNumber {
      Objects.requireNonNull(number);
      Objects.requireNonNull(oldestDue);
      Objects.requireNonNull(heldBy);
    }
  }
}
