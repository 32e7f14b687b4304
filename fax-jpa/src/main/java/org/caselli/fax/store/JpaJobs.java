package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobListing;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;

/** {@link Jobs} over JPA. */
@ApplicationScoped
public class JpaJobs implements Jobs {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaJobs() {
    this(null);
  }

  @Inject
  public JpaJobs(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<Job> byId(UUID id) {
    return Optional.ofNullable(em.find(Job.class, id));
  }

  @Override
  public Optional<UUID> accountOf(UUID id) {
    return em.createQuery("select j.accountId from Job j where j.id = :id", UUID.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<Job> held(UUID id) {
    return Optional.ofNullable(em.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public List<Job> byIds(List<UUID> ids) {
    return em.createQuery("select j from Job j where j.id in :ids", Job.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  @Override
  public void add(Job job) {
    em.persist(job);
  }

  @Override
  public long nextOrder() {
    return ((Number)
            em.createNativeQuery("select nextval('job_order')")
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult())
        .longValue();
  }

  @Override
  public List<Long> nextOrders(List<UUID> jobs) {
    List<?> rows =
        em.createNativeQuery("select nextval('job_order') from job where id in (?1)")
            .setFlushMode(FlushModeType.COMMIT)
            .setParameter(1, jobs)
            .getResultList();
    return rows.stream().map(row -> ((Number) row).longValue()).sorted().toList();
  }

  @Override
  public int queuedSince(Instant since, int most) {
    return ((Number)
            em.createNativeQuery(
                    "select count(*) from (select 1 from job where state = 'PENDING'"
                        + " and queued = true and queued_at >= ?1 limit ?2) queued")
                .setParameter(1, since)
                .setParameter(2, most)
                .getSingleResult())
        .intValue();
  }

  @Override
  public List<DueJob> asleepUntil(Instant from, Instant until, int most) {
    return em.createQuery(
            "select new org.caselli.fax.domain.job.Jobs$DueJob(j.id, j.accountId, j.dueAt)"
                + " from Job j where j.state = :pending and j.place.queued = false"
                + " and j.place.waitingFor is null and j.dueAt > :from and j.dueAt <= :until"
                + " order by j.dueAt",
            DueJob.class)
        .setParameter("pending", JobState.PENDING)
        .setParameter("from", from)
        .setParameter("until", until)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<DueJob> ripe(Instant now, Rounds rounds, int most) {
    List<?> rows =
        em.createNativeQuery(
                "select cast(id as varchar), cast(account_id as varchar), cast(extract(epoch from"
                    + " due_at) * 1000 as bigint) from (select id, account_id, due_at, row_number()"
                    + " over (partition by account_id order by due_at) as turn from job where state"
                    + " = 'PENDING' and queued = false and waiting_for is null and due_at <= ?1 and"
                    + " account_id not in (select account_id from job where state = 'PENDING' and"
                    + " queued = true group by account_id having count(*) >= ?5)) asleep where turn"
                    + " <= ?3 order by (turn - 1) / ?4, case when account_id > ?2 then 0 else 1"
                    + " end, account_id, turn")
            .setParameter(1, now)
            .setParameter(2, rounds.after())
            .setParameter(3, most)
            .setParameter(4, rounds.share())
            .setParameter(5, rounds.mostQueued())
            .setMaxResults(most)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new DueJob(
                    UUID.fromString((String) row[0]),
                    UUID.fromString((String) row[1]),
                    Instant.ofEpochMilli(((Number) row[2]).longValue())))
        .toList();
  }

  @Override
  public List<DueJob> preparingSince(Instant before, int most) {
    return em.createQuery(
            "select new org.caselli.fax.domain.job.Jobs$DueJob(j.id, j.accountId, j.dueAt)"
                + " from Job j where j.state = :preparing and j.place.queued = false"
                + " and j.dueAt <= :before order by j.dueAt",
            DueJob.class)
        .setParameter("preparing", JobState.PREPARING)
        .setParameter("before", before)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<Job> preparingOf(UUID batch, int most) {
    return em.createQuery(
            "select j from Job j where j.state = :preparing"
                + " and j.id in (select f.id from Fax f where f.batchId = :batch) order by j.id",
            Job.class)
        .setParameter("preparing", JobState.PREPARING)
        .setParameter("batch", batch)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<DueJob> expired(Instant now, int most) {
    return em.createQuery(
            "select new org.caselli.fax.domain.job.Jobs$DueJob(j.id, j.accountId,"
                + " j.schedule.expiresAt) from Job j where j.state in :states"
                + " and j.schedule.expiresAt <= :now order by j.schedule.expiresAt",
            DueJob.class)
        .setParameter("states", List.of(JobState.PREPARING, JobState.PENDING))
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public void endPreparations(List<UUID> living, Instant now) {
    em.createQuery(
            "update versioned Job j set j.dueAt = :now where j.state = :preparing"
                + " and j.retryAfter = 0 and j.dueAt > :now"
                + " and (j.preparations.preparedBy is null"
                + " or j.preparations.preparedBy not in :living)")
        .setParameter("now", now)
        .setParameter("preparing", JobState.PREPARING)
        .setParameter("living", living)
        .executeUpdate();
  }

  @Override
  public List<UUID> accountsWithQueuedJobs(Instant before) {
    return em.createQuery(
            "select distinct j.accountId from Job j where j.state = :pending"
                + " and (j.place.queued = true and j.place.queuedAt < :before"
                + " or j.place.waitingFor is not null)",
            UUID.class)
        .setParameter("before", before)
        .setParameter("pending", JobState.PENDING)
        .getResultList();
  }

  @Override
  public List<UUID> idleAccountsWithQueuedJobs() {
    List<?> rows =
        em.createNativeQuery(
                "select distinct cast(j.account_id as varchar) from job j where j.state = 'PENDING'"
                    + " and (j.queued = true or j.waiting_for is not null) and not exists (select 1"
                    + " from account_slot s where s.account_id = j.account_id and s.in_use > 0)")
            .getResultList();
    return rows.stream().map(row -> UUID.fromString((String) row)).toList();
  }

  @Override
  public List<UUID> queuedBefore(UUID account, Instant before, int most) {
    return em.createQuery(
            "select j.id from Job j where j.accountId = :account and j.state = :pending and"
                + " j.place.queued = true and j.place.queuedAt < :before order by"
                + " j.place.queueOrder",
            UUID.class)
        .setParameter("account", account)
        .setParameter("pending", JobState.PENDING)
        .setParameter("before", before)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<UUID> overtakenIn(UUID account, long before, int most) {
    return em.createQuery(
            "select j.id from Job j where j.accountId = :account and j.state = :pending and"
                + " j.place.queued = true and j.place.queueOrder < :before order by"
                + " j.place.queueOrder",
            UUID.class)
        .setParameter("account", account)
        .setParameter("pending", JobState.PENDING)
        .setParameter("before", before)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<Job> list(JobListing listing, int most) {
    return new JobListQuery(listing).of(em).setMaxResults(most).getResultList();
  }

  @Override
  public boolean hasQueued(UUID account) {
    return exists("state = 'PENDING' and queued = true", account);
  }

  @Override
  public boolean hasUnfinished(UUID account) {
    return exists("state in ('PREPARING', 'PENDING', 'PROCESSING')", account);
  }

  @Override
  public boolean hasQueuedOrWaiting(UUID account) {
    return hasQueued(account) || exists("wait_order > 0", account);
  }

  private boolean exists(String condition, UUID account) {
    return !em.createNativeQuery(
            "select 1 from job where account_id = ?1 and " + condition + " limit 1")
        .setFlushMode(FlushModeType.COMMIT)
        .setParameter(1, account)
        .getResultList()
        .isEmpty();
  }

  @Override
  public long waitingOf(UUID account) {
    return em.createQuery(
            "select count(j) from Job j where j.accountId = :account and j.state = :pending"
                + " and j.place.waitingFor is not null",
            Long.class)
        .setParameter("account", account)
        .setParameter("pending", JobState.PENDING)
        .getSingleResult();
  }
}
