package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.UnfinishedJobs;

/** {@link UnfinishedJobs} by the indexes over states. */
@ApplicationScoped
public class JpaUnfinishedJobs implements UnfinishedJobs {
  private static final List<JobState> UNFINISHED =
      List.of(JobState.PREPARING, JobState.PENDING, JobState.PROCESSING);

  private static final String DUE = "j.state = :pending and j.dueAt <= :now";

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaUnfinishedJobs() {
    this(null);
  }

  @Inject
  public JpaUnfinishedJobs(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<OfAccount> byAccount(Instant now, int most) {
    String oldest = "min(case when " + DUE + " then j.dueAt end)";
    return em.createQuery(
            "select j.accountId, a.name, count(case when j.state = :preparing then 1 end),"
                + " count(case when j.state = :pending then 1 end),"
                + (" count(case when " + DUE + " then 1 end),")
                + (" count(case when " + DUE + " and j.place.waitingFor is not null then 1 end),")
                + (" count(case when j.state = :processing then 1 end), " + oldest)
                + " from Job j join Account a on a.id = j.accountId where j.state in :states"
                + (" group by j.accountId, a.name order by " + oldest + " asc nulls last,")
                + " count(j) desc, a.name",
            Tuple.class)
        .setParameter("states", UNFINISHED)
        .setParameter("preparing", JobState.PREPARING)
        .setParameter("pending", JobState.PENDING)
        .setParameter("processing", JobState.PROCESSING)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultStream()
        .map(JpaUnfinishedJobs::ofAccount)
        .toList();
  }

  private static OfAccount ofAccount(Tuple row) {
    return new OfAccount(
        row.get(0, UUID.class),
        row.get(1, String.class),
        row.get(2, Long.class),
        row.get(3, Long.class),
        row.get(4, Long.class),
        row.get(5, Long.class),
        row.get(6, Long.class),
        Optional.ofNullable(row.get(7, Instant.class)));
  }

  @Override
  public List<ForNumber> byNumber(Instant now, int most) {
    String oldest = "min(case when j.dueAt <= :now then j.dueAt end)";
    List<Tuple> rows =
        em.createQuery(
                "select j.toNumber, count(j), count(case when j.dueAt <= :now then 1 end), "
                    + oldest
                    + " from Job j where j.state = :pending group by j.toNumber order by "
                    + oldest
                    + " asc nulls last, count(j) desc, j.toNumber",
                Tuple.class)
            .setParameter("pending", JobState.PENDING)
            .setParameter("now", now)
            .setMaxResults(most)
            .getResultList();
    Map<String, UUID> holders = holders(rows.stream().map(row -> (String) row.get(0)).toList());
    return rows.stream()
        .map(
            row ->
                new ForNumber(
                    row.get(0, String.class),
                    row.get(1, Long.class),
                    row.get(2, Long.class),
                    Optional.ofNullable(row.get(3, Instant.class)),
                    Optional.ofNullable(holders.get(row.get(0, String.class)))))
        .toList();
  }

  private Map<String, UUID> holders(List<String> numbers) {
    Map<String, UUID> holders = new HashMap<>();
    if (!numbers.isEmpty()) {
      List<?> rows =
          em.createNativeQuery(
                  "select number, cast(attempt_id as varchar) from number_lock"
                      + " where number in (?1) and attempt_id is not null",
                  Tuple.class)
              .setParameter(1, numbers)
              .getResultList();
      rows.stream()
          .map(Tuple.class::cast)
          .forEach(
              row -> holders.put((String) row.get(0), UUID.fromString(row.get(1, String.class))));
    }
    return holders;
  }

  @Override
  public List<Attempt> calls(int most) {
    return em.createQuery(
            "select a from Attempt a where a.live = true order by a.claimedAt, a.id", Attempt.class)
        .setMaxResults(most)
        .getResultList();
  }
}
