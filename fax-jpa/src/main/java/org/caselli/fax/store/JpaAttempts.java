package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Stage;

/** {@link Attempts} over JPA. */
@ApplicationScoped
public class JpaAttempts implements Attempts {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaAttempts() {
    this(null);
  }

  @Inject
  public JpaAttempts(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<Attempt> byId(UUID id) {
    return Optional.ofNullable(em.find(Attempt.class, id));
  }

  @Override
  public Map<UUID, UUID> accountsOf(List<UUID> ids) {
    Map<UUID, UUID> accounts = new HashMap<>();
    em.createQuery("select a.id, a.accountId from Attempt a where a.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(row -> accounts.put((UUID) row[0], (UUID) row[1]));
    return accounts;
  }

  @Override
  public List<Attempt> byIds(List<UUID> ids) {
    return em.createQuery("select a from Attempt a where a.id in :ids", Attempt.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  @Override
  public Optional<Attempt> byFileToken(String token) {
    return em.createQuery("select a from Attempt a where a.fileToken = :token", Attempt.class)
        .setParameter("token", token)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<Attempt> ofJob(UUID job) {
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
  public List<UUID> orphaned(List<UUID> living, int most) {
    return em.createQuery(
            "select a.id from Attempt a where a.live = true and a.incarnation not in :living",
            UUID.class)
        .setParameter("living", living)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<UUID> orphanedOf(String node, List<UUID> living, int most) {
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
  public List<UUID> liveOf(UUID incarnation, Instant before, int most) {
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
  public List<UUID> toBeCancelled(int most) {
    return em.createQuery(
            "select j.attemptId from Job j where j.cancelRequestedAt > :never"
                + " and j.attemptId is not null order by j.cancelRequestedAt",
            UUID.class)
        .setParameter("never", Instant.EPOCH)
        .setMaxResults(most)
        .getResultList();
  }
}
