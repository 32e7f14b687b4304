package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caselli.fax.domain.dispatch.HeldBack;
import org.caselli.fax.domain.job.Backlog;
import org.caselli.fax.domain.job.Backlogs;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.notice.Notice;

/** {@link Backlogs} by the indexes over states. */
@ApplicationScoped
public class JpaBacklogs implements Backlogs {
  private static final List<JobState> UNFINISHED =
      List.of(JobState.PREPARING, JobState.PENDING, JobState.PROCESSING);

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaBacklogs() {
    this(null);
  }

  @Inject
  public JpaBacklogs(EntityManager em) {
    this.em = em;
  }

  @Override
  public Backlog at(Instant now, HeldBack heldBack) {
    List<Tuple> states = unfinished(now);
    Optional<Instant> oldest =
        states.stream().flatMap(row -> Stream.ofNullable(row.get(3, Instant.class))).findFirst();
    Tuple notices =
        em.createQuery(
                "select count(n), min(n.createdAt) from Notice n where n.state = :state",
                Tuple.class)
            .setParameter("state", Notice.State.WAITING)
            .getSingleResult();
    return new Backlog(
        byState(states),
        states.stream().mapToLong(row -> row.get(2, Long.class)).sum(),
        heldBack.equals(HeldBack.NOBODY) ? oldest : oldestDue(now, heldBack),
        number("select coalesce(sum(in_use), 0) from account_slot where in_use > 0"),
        notices.get(0, Long.class),
        Optional.ofNullable(notices.get(1, Instant.class)),
        number(
            "select (select count(*) from event) + coalesce((select last_position from event_bounds)"
                + " - (select min(position) from event_cursor), 0)"));
  }

  @Override
  public long waitingForNumbers() {
    return number("select count(*) from job where waiting_for > '' and state = 'PENDING'");
  }

  private Optional<Instant> oldestDue(Instant now, HeldBack heldBack) {
    if (heldBack.everybody()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        em.createQuery(
                "select min(j.dueAt) from Job j where j.state = :state and j.dueAt <= :now"
                    + " and j.accountId not in :accounts",
                Instant.class)
            .setParameter("state", JobState.PENDING)
            .setParameter("now", now)
            .setParameter("accounts", heldBack.accounts())
            .getSingleResult());
  }

  private long number(String statement) {
    return ((Number) em.createNativeQuery(statement).getSingleResult()).longValue();
  }

  /** One pass over the index for all of it: state, all, those that are due, the oldest of them. */
  private List<Tuple> unfinished(Instant now) {
    return em.createQuery(
            "select j.state, count(j), count(case when j.state = :pending and j.dueAt <= :now"
                + " then 1 end), min(case when j.state = :pending and j.dueAt <= :now"
                + " then j.dueAt end) from Job j where j.state in :states group by j.state",
            Tuple.class)
        .setParameter("states", UNFINISHED)
        .setParameter("pending", JobState.PENDING)
        .setParameter("now", now)
        .getResultList();
  }

  private static Map<JobState, Long> byState(List<Tuple> states) {
    Map<JobState, Long> jobs = new EnumMap<>(JobState.class);
    UNFINISHED.forEach(state -> jobs.put(state, 0L));
    states.forEach(row -> jobs.put(row.get(0, JobState.class), row.get(1, Long.class)));
    return jobs;
  }
}
