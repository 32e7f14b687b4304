package org.caselli.fax.domain.usage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax.Direction;

/**
 * How many faxes ended, hour by hour. What is counted is written down in the transaction in which a
 * fax ends, each for itself, so that nobody waits for anybody; folding sums it up later. Both are
 * seen by whoever asks.
 */
public interface UsageLedger {
  /**
   * Faxes of an hour that have this in common.
   *
   * @param hour when it begins
   * @param pages that arrived
   */
  record HourCount(Instant hour, Direction direction, Ending ending, long faxes, long pages) {}

  /** How many faxes of a direction failed for a cause. */
  record CauseCount(Direction direction, String cause, long faxes) {}

  /**
   * A part of the usage.
   *
   * @param whose faxbox or account; empty for faxes without a faxbox
   * @param failed of the faxes
   * @param pages that arrived
   */
  record Share(Optional<UUID> whose, long faxes, long failed, long pages) {}

  /** By whom usage is divided. */
  enum Division {
    FAXBOX,
    ACCOUNT
  }

  /** These faxes have ended in this transaction. */
  void add(List<CountedFax> faxes);

  /**
   * Sums up what was counted, and leaves out what somebody else is just summing up.
   *
   * @param most how many at the most
   * @return how many there were
   */
  int fold(int most);

  /** Forgets hours that began before; how many counts that were. */
  int forgetBefore(Instant time);

  /** The counts of every hour in which something ended, by time. */
  List<HourCount> hours(UsageSpan span);

  /**
   * Why faxes failed, the most frequent cause first.
   *
   * @param most how many causes at the most
   */
  List<CauseCount> causes(UsageSpan span, int most);

  /**
   * Who used how much, whoever used most first.
   *
   * @param most how many shares at the most
   */
  List<Share> shares(UsageSpan span, Division division, int most);
}
