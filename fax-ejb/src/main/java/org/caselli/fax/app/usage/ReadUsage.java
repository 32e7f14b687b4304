package org.caselli.fax.app.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.query.ReadAccountTree;
import org.caselli.fax.app.query.ReadZone;
import org.caselli.fax.app.usage.Usage.Range;
import org.caselli.fax.app.usage.Usage.StepUsage;
import org.caselli.fax.app.usage.Usage.Tally;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.usage.UsageLedger;
import org.caselli.fax.domain.usage.UsageLedger.Division;
import org.caselli.fax.domain.usage.UsageLedger.HourCount;
import org.caselli.fax.domain.usage.UsageSpan;

/** Tells an administrator how much an account sent and received. Thread-safe. */
@ApplicationScoped
public class ReadUsage {
  private static final int CAUSES = 20;
  private static final int SHARES = 50;
  private static final Duration USUAL = Duration.ofDays(30);

  private final Tenancy tenancy;
  private final ReadAccountTree tree;
  private final ReadZone readZone;
  private final UsageLedger ledger;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadUsage() {
    this(null, null, null, null, null);
  }

  @Inject
  public ReadUsage(
      Tenancy tenancy, ReadAccountTree tree, ReadZone readZone, UsageLedger ledger, Clock clock) {
    this.tenancy = tenancy;
    this.tree = tree;
    this.readZone = readZone;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param descendants whether the accounts below are meant too
   * @param from 30 days before {@code to} when it is not said
   * @param to now when it is not said
   */
  public record Asked(
      UUID account,
      Optional<UUID> faxbox,
      boolean descendants,
      Optional<Instant> from,
      Optional<Instant> to,
      Step step) {
    public Asked {
      Objects.requireNonNull(account);
      Objects.requireNonNull(faxbox);
      Objects.requireNonNull(from);
      Objects.requireNonNull(to);
      Objects.requireNonNull(step);
    }
  }

  /**
   * The usage in whole steps by the clocks of the caller's zone; in a zone that is not whole hours
   * from UTC an hour counts to the step in which it begins.
   *
   * @throws FaxException forbidden, or invalid for a time that is too long for its steps
   */
  @Transactional
  public Usage readUsage(Access access, Asked asked) {
    tenancy.enter(access, asked.account());
    tenancy.administrator(access, "Only an administrator may see the usage of an account");
    Range range = range(asked, readZone.readZone(access, asked.account()));
    UsageSpan span =
        new UsageSpan(accounts(access, asked), asked.faxbox(), range.from(), range.to());
    List<HourCount> hours = ledger.hours(span);
    return new Usage(
        range,
        sum(hours, Direction.OUTBOUND),
        sum(hours, Direction.INBOUND),
        steps(hours, range),
        ledger.causes(span, CAUSES),
        ledger.shares(span, Division.FAXBOX, SHARES),
        asked.descendants()
            ? Optional.of(ledger.shares(span, Division.ACCOUNT, SHARES))
            : Optional.empty());
  }

  private Set<UUID> accounts(Access access, Asked asked) {
    if (!asked.descendants()) {
      return Set.of(asked.account());
    }
    return Stream.concat(
            Stream.of(asked.account()),
            tree.descendants(access, asked.account()).stream().map(node -> node.account().id()))
        .collect(Collectors.toSet());
  }

  private Range range(Asked asked, ZoneId zone) {
    Instant to = asked.to().orElseGet(clock::instant);
    Instant from = asked.from().orElseGet(() -> to.minus(USUAL));
    if (to.isBefore(from)) {
      throw FaxException.invalid(new Violation("from", "date_range", "to lies before from"));
    }
    Duration longest = asked.step().longest();
    if (Duration.between(from, to).compareTo(longest) > 0) {
      throw FaxException.invalid(
          new Violation(
              "from",
              "date_range",
              "From from to to may be " + longest.toDays() + " days at the most in these steps"));
    }
    Step step = asked.step();
    return new Range(
        step.begin(from, zone).toInstant(),
        step.next(step.begin(to, zone)).toInstant(),
        step,
        zone);
  }

  private static Tally sum(List<HourCount> hours, Direction direction) {
    Tally sum = Tally.NOTHING;
    for (HourCount count : hours) {
      sum = count.direction() == direction ? sum.plus(count) : sum;
    }
    return sum;
  }

  private static List<StepUsage> steps(List<HourCount> hours, Range range) {
    Map<Instant, StepUsage> steps = new TreeMap<>();
    ZonedDateTime begin = range.from().atZone(range.zone());
    while (begin.toInstant().isBefore(range.to())) {
      Instant at = begin.toInstant();
      steps.put(at, new StepUsage(at, Tally.NOTHING, Tally.NOTHING));
      begin = range.step().next(begin);
    }
    for (HourCount count : hours) {
      Instant at = range.step().begin(count.hour(), range.zone()).toInstant();
      steps.computeIfPresent(at, (moment, step) -> step.plus(count));
    }
    return new ArrayList<>(steps.values());
  }
}
