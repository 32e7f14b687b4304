package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.UnfinishedJobs;
import org.caselli.fax.domain.job.UnfinishedJobs.ForNumber;

/** What waits for each number, for the system's administrator. Thread-safe. */
@ApplicationScoped
public class ListWaitingNumbers {
  private final Tenancy tenancy;
  private final UnfinishedJobs unfinished;
  private final Attempts attempts;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ListWaitingNumbers() {
    this(null, null, null, null);
  }

  @Inject
  public ListWaitingNumbers(
      Tenancy tenancy, UnfinishedJobs unfinished, Attempts attempts, Clock clock) {
    this.tenancy = tenancy;
    this.unfinished = unfinished;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * A number.
   *
   * @param holder the attempt that has it now
   */
  public record Line(ForNumber jobs, Optional<Attempt> holder) {}

  /** Numbers that pending jobs are for, at most so many; the longest due come first. */
  @Transactional
  public List<Line> listWaitingNumbers(Access access, int most) {
    tenancy.administerSystem(access);
    List<ForNumber> numbers = unfinished.byNumber(clock.instant(), most);
    List<UUID> held = numbers.stream().flatMap(each -> each.heldBy().stream()).toList();
    Map<UUID, Attempt> holders =
        (held.isEmpty() ? List.<Attempt>of() : attempts.byIds(held))
            .stream().collect(Collectors.toMap(Attempt::id, Function.identity()));
    return numbers.stream().map(each -> new Line(each, each.heldBy().map(holders::get))).toList();
  }
}
