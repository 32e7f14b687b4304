package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.drain.ListNodes;
import org.caselli.fax.app.maintain.ReadSituation.Situation;
import org.caselli.fax.app.maintain.Trouble.Kind;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.UnfinishedJobs;

/**
 * What is stuck, and why, as far as the nodes and the database tell, for the system's
 * administrator. Thread-safe.
 */
@ApplicationScoped
public class FindTroubles {
  /** A fax or a notice that has been due for longer than that is worth a look. */
  static final Duration LONG = Duration.ofMinutes(10);

  private static final int MOST_CALLS = 10_000;

  private final Tenancy tenancy;
  private final ReadSituation readSituation;
  private final ListNodes listNodes;
  private final UnfinishedJobs jobs;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FindTroubles() {
    this(null, null, null, null, null);
  }

  @Inject
  public FindTroubles(
      Tenancy tenancy,
      ReadSituation readSituation,
      ListNodes listNodes,
      UnfinishedJobs jobs,
      Clock clock) {
    this.tenancy = tenancy;
    this.readSituation = readSituation;
    this.listNodes = listNodes;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** All of it, the worst first; nothing when all is well. */
  @Transactional
  public List<Trouble> findTroubles(Access access) {
    tenancy.administerSystem(access);
    Situation situation = readSituation.readSituation(access);
    return Stream.of(
            NodeTroubles.of(listNodes.listNodes(access)),
            paused(situation),
            late(situation),
            unheard().stream())
        .flatMap(found -> found)
        .sorted(Comparator.comparing(trouble -> trouble.kind().ordinal()))
        .toList();
  }

  private static Stream<Trouble> paused(Situation situation) {
    if (situation.heldBack().everybody()) {
      return Stream.of(new Trouble(Kind.SENDING_PAUSED, "", "", pending(situation)));
    }
    int accounts = situation.heldBack().accounts().size();
    return accounts == 0
        ? Stream.empty()
        : Stream.of(new Trouble(Kind.ACCOUNTS_PAUSED, "", "", accounts));
  }

  private static long pending(Situation situation) {
    return situation.backlog().jobs().getOrDefault(JobState.PENDING, 0L);
  }

  private Stream<Trouble> late(Situation situation) {
    return Stream.concat(
        since(Kind.DUE_FOR_LONG, situation.backlog().oldestDue(), situation.backlog().due())
            .stream(),
        since(Kind.NOTICES_WAIT, situation.backlog().oldestNotice(), situation.backlog().notices())
            .stream());
  }

  private Optional<Trouble> since(Kind kind, Optional<Instant> oldest, long count) {
    return oldest
        .filter(at -> at.isBefore(clock.instant().minus(LONG)))
        .map(at -> new Trouble(kind, "", "", Optional.of(at), count));
  }

  /** Calls of which nobody hears, while it is found out what became of them. */
  private Optional<Trouble> unheard() {
    List<Instant> lost =
        jobs.calls(MOST_CALLS).stream()
            .map(Attempt::lostAt)
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Trouble(Kind.CALLS_UNHEARD, "", "", Optional.of(lost.get(0)), lost.size()));
  }
}
