package org.caselli.fax.app.usage;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.usage.Ending;
import org.caselli.fax.domain.usage.UsageLedger.CauseCount;
import org.caselli.fax.domain.usage.UsageLedger.HourCount;
import org.caselli.fax.domain.usage.UsageLedger.Share;

/**
 * How much was sent and received.
 *
 * @param steps without a gap, by time
 * @param causes of failures, the most frequent first
 * @param faxboxes whoever used most first
 * @param accounts the same, if accounts below were asked for too
 */
public record Usage(
    Range range,
    Tally outbound,
    Tally inbound,
    List<StepUsage> steps,
    List<CauseCount> causes,
    List<Share> faxboxes,
    Optional<List<Share>> accounts) {
  public Usage {
    steps = List.copyOf(steps);
    causes = List.copyOf(causes);
    faxboxes = List.copyOf(faxboxes);
    Objects.requireNonNull(accounts);
  }

  /**
   * From when to when, and how it is divided.
   *
   * @param from beginning of the first step
   * @param to end of the last step
   */
  public record Range(Instant from, Instant to, Step step, ZoneId zone) {}

  /** What went one way. */
  public record Tally(long completed, long failed, long cancelled, long pages) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    Tally plus(HourCount count) {
      return new Tally(
          completed + faxes(count, Ending.COMPLETED),
          failed + faxes(count, Ending.FAILED),
          cancelled + faxes(count, Ending.CANCELLED),
          pages + count.pages());
    }

    private static long faxes(HourCount count, Ending ending) {
      return count.ending() == ending ? count.faxes() : 0;
    }
  }

  /** What went both ways in a step. */
  public record StepUsage(Instant begin, Tally outbound, Tally inbound) {
    StepUsage plus(HourCount count) {
      return count.direction() == Direction.OUTBOUND
          ? new StepUsage(begin, outbound.plus(count), inbound)
          : new StepUsage(begin, outbound, inbound.plus(count));
    }
  }
}
