package org.caselli.fax.domain.usage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Fax.Direction;

/**
 * A fax that has come to its end, as it is counted.
 *
 * @param cause the {@code result_cause} of one that failed; empty for others
 * @param faxes 1, or 0 for pages of a fax that was counted before
 * @param pages that arrived
 * @param hour in which it ended, of UTC
 */
public record CountedFax(
    UUID account,
    Optional<UUID> faxbox,
    Direction direction,
    Ending ending,
    String cause,
    int faxes,
    int pages,
    Instant hour) {
  /** Longest cause that is counted apart; more of it is cut off. */
  public static final int LONGEST_CAUSE = 64;

  public CountedFax {
    Objects.requireNonNull(account);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(direction);
    Objects.requireNonNull(ending);
    cause = cause.substring(0, Math.min(LONGEST_CAUSE, cause.length()));
    hour = hour.truncatedTo(ChronoUnit.HOURS);
  }

  /** A fax that has ended now, with its result. */
  public static CountedFax of(Fax fax, Ending ending, int pages, Instant now) {
    return new CountedFax(
        fax.accountId(),
        fax.faxboxId(),
        fax.direction(),
        ending,
        ending == Ending.FAILED ? cause(fax) : "",
        1,
        pages,
        now);
  }

  /** Pages that came after their fax had been counted without them. */
  public CountedFax pagesOnly() {
    return new CountedFax(account, faxbox, direction, ending, cause, 0, pages, hour);
  }

  private static String cause(Fax fax) {
    return fax.result().values().get("result_cause") instanceof String named && !named.isEmpty()
        ? named
        : "UNKNOWN";
  }
}
