package org.caselli.fax.app.maintain;

import java.util.Optional;
import org.caselli.fax.domain.job.UnfinishedJobs.OfAccount;

/** What the due jobs of an account wait for. */
public enum Hindrance {
  /** An operator has paused sending. */
  PAUSED,
  /** No switch takes a call. */
  NO_SWITCH,
  /** The account may have no calls at all. */
  NO_CALLS_ALLOWED,
  /** The account has as many calls as it may. */
  LIMIT_REACHED,
  /** All of them are for numbers that have a call. */
  NUMBERS_BUSY;

  /**
   * What holds an account up, the weightiest first; nothing when nothing is due.
   *
   * @param limit most calls that the account may have at once
   * @param paused whether an operator holds it back
   * @param able whether a switch takes calls
   */
  static Optional<Hindrance> of(OfAccount account, int limit, boolean paused, boolean able) {
    if (account.due() == 0) {
      return Optional.empty();
    }
    if (paused) {
      return Optional.of(PAUSED);
    }
    if (!able) {
      return Optional.of(NO_SWITCH);
    }
    if (limit == 0) {
      return Optional.of(NO_CALLS_ALLOWED);
    }
    if (account.active() >= limit) {
      return Optional.of(LIMIT_REACHED);
    }
    return account.waiting() >= account.due() ? Optional.of(NUMBERS_BUSY) : Optional.empty();
  }
}
