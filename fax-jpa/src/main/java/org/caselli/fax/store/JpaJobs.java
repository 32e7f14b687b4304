package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobListing;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.job.Stage;

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
  public Optional<Attempt> attempt(UUID id) {
    return Optional.ofNullable(em.find(Attempt.class, id));
  }

  @Override
  public Map<UUID, UUID> accountsOfAttempts(List<UUID> ids) {
    Map<UUID, UUID> accounts = new HashMap<>();
    em.createQuery("select a.id, a.accountId from Attempt a where a.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(row -> accounts.put((UUID) row[0], (UUID) row[1]));
    return accounts;
  }

  @Override
  public List<Attempt> attempts(List<UUID> ids) {
    return em.createQuery("select a from Attempt a where a.id in :ids", Attempt.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  @Override
  public Optional<Attempt> attemptByFileToken(String token) {
    return em.createQuery("select a from Attempt a where a.fileToken = :token", Attempt.class)
        .setParameter("token", token)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<Attempt> attemptsOf(UUID job) {
    return em.createQuery(
            "select a from Attempt a where a.jobId = :job order by a.ordinal", Attempt.class)
        .setParameter("job", job)
        .getResultList();
  }

  @Override
  public void add(Attempt attempt) {
    em.persist(attempt);
  }

  @Override
  public List<AttemptEvent> timeline(UUID attempt) {
    List<?> rows =
        em.createNativeQuery(
                "select seq, cast(extract(epoch from at) * 1000 as bigint), stage, fact"
                    + " from attempt_event where attempt_id = ?1 order by seq")
            .setParameter(1, attempt)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new AttemptEvent(
                    ((Number) row[0]).intValue(),
                    Instant.ofEpochMilli(((Number) row[1]).longValue()),
                    Stage.valueOf((String) row[2]),
                    (String) row[3]))
        .toList();
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
                "select cast(id as varchar), cast(account_id as varchar),"
                    + " cast(extract(epoch from due_at) * 1000 as bigint)"
                    + " from (select id, account_id, due_at, row_number() over (partition by account_id order by due_at) as turn"
                    + " from job where state = 'PENDING' and queued = false"
                    + " and waiting_for is null and due_at <= ?1"
                    + " and account_id not in (select account_id from job where state = 'PENDING'"
                    + " and queued = true group by account_id having count(*) >= ?5)"
                    + ") asleep where turn <= ?3"
                    + " order by (turn - 1) / ?4, case when account_id > ?2 then 0 else 1 end,"
                    + " account_id, turn")
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
                + " and (j.preparedBy is null or j.preparedBy not in :living)")
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
                "select distinct cast(j.account_id as varchar) from job j"
                    + " where j.state = 'PENDING' and (j.queued = true or j.waiting_for is not null)"
                    + " and not exists (select 1 from account_slot s"
                    + " where s.account_id = j.account_id and s.in_use > 0)")
            .getResultList();
    return rows.stream().map(row -> UUID.fromString((String) row)).toList();
  }

  @Override
  public List<UUID> queuedBefore(UUID account, Instant before, int most) {
    return em.createQuery(
            "select j.id from Job j where j.accountId = :account and j.state = :pending"
                + " and j.place.queued = true and j.place.queuedAt < :before order by j.place.queueOrder",
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
            "select j.id from Job j where j.accountId = :account and j.state = :pending"
                + " and j.place.queued = true and j.place.queueOrder < :before order by j.place.queueOrder",
            UUID.class)
        .setParameter("account", account)
        .setParameter("pending", JobState.PENDING)
        .setParameter("before", before)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<UUID> orphanedAttempts(List<UUID> living, int most) {
    return em.createQuery(
            "select a.id from Attempt a where a.live = true and a.incarnation not in :living",
            UUID.class)
        .setParameter("living", living)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<UUID> orphanedAttemptsOf(String node, List<UUID> living, int most) {
    return em.createQuery(
            "select a.id from Attempt a where a.live = true and a.incarnation not in :living"
                + " and a.node = :node",
            UUID.class)
        .setParameter("living", living)
        .setParameter("node", node)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<UUID> takeOver(
      List<UUID> attempts, Attempt.Owner owner, List<UUID> living, Instant now) {
    em.createQuery(
            "update versioned Attempt a set a.node = :node, a.incarnation = :life,"
                + " a.fence = a.fence + 1, a.lostAt = coalesce(a.lostAt, :now)"
                + " where a.id in :ids and a.live = true and a.incarnation not in :living")
        .setParameter("node", owner.node())
        .setParameter("life", owner.incarnation())
        .setParameter("now", now)
        .setParameter("ids", attempts)
        .setParameter("living", living)
        .executeUpdate();
    return em.createQuery(
            "select a.id from Attempt a where a.id in :ids and a.live = true"
                + " and a.incarnation = :life",
            UUID.class)
        .setParameter("ids", attempts)
        .setParameter("life", owner.incarnation())
        .getResultList();
  }

  @Override
  public List<Attempt> endedBy(UUID incarnation, Instant since, int most) {
    return em.createQuery(
            "select a from Attempt a where a.live = false and a.incarnation = :life"
                + " and a.endedAt >= :since order by a.endedAt desc",
            Attempt.class)
        .setParameter("life", incarnation)
        .setParameter("since", since)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<UUID> liveAttemptsOf(UUID incarnation, Instant before, int most) {
    return em.createQuery(
            "select a.id from Attempt a where a.live = true and a.incarnation = :incarnation"
                + " and a.claimedAt < :before order by a.claimedAt",
            UUID.class)
        .setParameter("incarnation", incarnation)
        .setParameter("before", before)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<Job> list(JobListing listing, int most) {
    boolean pending = listing.state() == JobState.PENDING;
    String time = pending ? "j.dueAt" : "j.createdAt";
    String than = pending ? ">" : "<";
    String text =
        "select j from Job j where j.state = :state"
            + (listing.account().isPresent() ? " and j.accountId = :account" : "")
            + (listing.faxbox().isPresent() ? " and j.faxboxId = :faxbox" : "")
            + (listing.after().isPresent() ? behind(time, than) : "")
            + (" order by "
                + alongIndex(listing)
                + time
                + (pending ? ", j.id" : " desc, j.id desc"));
    TypedQuery<Job> query = em.createQuery(text, Job.class).setParameter("state", listing.state());
    listing.account().ifPresent(id -> query.setParameter("account", id));
    listing.faxbox().ifPresent(id -> query.setParameter("faxbox", id));
    listing
        .after()
        .ifPresent(
            after -> query.setParameter("time", after.createdAt()).setParameter("id", after.id()));
    return query.setMaxResults(most).getResultList();
  }

  /** What is the same in all rows: it orders nothing, but H2 takes the index for it only then. */
  private static String alongIndex(JobListing listing) {
    if (listing.state() == JobState.PENDING) {
      return "";
    }
    if (listing.faxbox().isPresent()) {
      return "j.faxboxId, j.state, ";
    }
    return listing.account().isPresent() ? "j.accountId, j.state, " : "";
  }

  private static String behind(String time, String than) {
    return " and "
        + time
        + than
        + "= :time and ("
        + time
        + than
        + " :time or j.id "
        + than
        + " :id)";
  }

  @Override
  public List<UUID> attemptsToCancel(int most) {
    return em.createQuery(
            "select j.attemptId from Job j where j.cancelRequestedAt > :never"
                + " and j.attemptId is not null order by j.cancelRequestedAt",
            UUID.class)
        .setParameter("never", Instant.EPOCH)
        .setMaxResults(most)
        .getResultList();
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
