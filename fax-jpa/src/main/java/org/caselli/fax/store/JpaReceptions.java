package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.domain.reception.Reception.State;
import org.caselli.fax.domain.reception.Receptions;

/** {@link Receptions} over JPA. */
@ApplicationScoped
public class JpaReceptions implements Receptions {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaReceptions() {
    this(null);
  }

  @Inject
  public JpaReceptions(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<Reception> byId(UUID id) {
    return Optional.ofNullable(em.find(Reception.class, id));
  }

  @Override
  public Optional<Reception> byId(UUID account, UUID id) {
    return byId(id)
        .filter(reception -> reception.whose().account().equals(account))
        .filter(reception -> reception.state().isUnderWay());
  }

  @Override
  public Optional<Reception> locked(UUID id) {
    return Optional.ofNullable(em.find(Reception.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public Optional<Reception> byFileToken(String token) {
    return em.createQuery("select r from Reception r where r.fileToken = :token", Reception.class)
        .setParameter("token", token)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<Reception> walk(UUID account, Stretch stretch, int most) {
    return StretchQuery.of(em, Reception.class, List.of("accountId", "underWay"), stretch)
        .setParameter("accountId", account)
        .setParameter("underWay", true)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<Reception> underWay(int most) {
    return em.createQuery(
            "select r from Reception r where r.underWay = true order by r.createdAt, r.id",
            Reception.class)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public long ongoing(UUID account, Optional<UUID> faxbox) {
    String ofBox = faxbox.isPresent() ? " and r.faxboxId = :faxbox" : "";
    TypedQuery<Long> query =
        em.createQuery(
                "select count(r) from Reception r where r.state = :receiving"
                    + " and r.accountId = :account"
                    + ofBox,
                Long.class)
            .setParameter("receiving", State.RECEIVING)
            .setParameter("account", account);
    faxbox.ifPresent(box -> query.setParameter("faxbox", box));
    return query.getSingleResult();
  }

  @Override
  public List<UUID> due(String switchName, Instant now, int most) {
    return em.createQuery(
            "select r.id from Reception r where r.switchName = :name and r.dueAt <= :now"
                + " order by r.dueAt",
            UUID.class)
        .setParameter("name", switchName)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<UUID> expired(Instant now, int most) {
    return em.createQuery("select r.id from Reception r where r.expiresAt < :now", UUID.class)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<UUID> underWayOn(String node) {
    return em.createQuery(
            "select r.id from Reception r where r.node = :node and r.underWay = true", UUID.class)
        .setParameter("node", node)
        .getResultList();
  }

  @Override
  public List<UUID> orphaned(List<UUID> living, int most) {
    return em.createQuery(
            "select r.id from Reception r where r.underWay = true and r.state = :receiving"
                + " and (r.incarnation is null or r.incarnation not in :living)",
            UUID.class)
        .setParameter("receiving", State.RECEIVING)
        .setParameter("living", living)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public List<UUID> open(UUID account) {
    return em.createQuery(
            "select r.id from Reception r where r.accountId = :account order by r.id", UUID.class)
        .setParameter("account", account)
        .getResultList();
  }

  @Override
  public void add(Reception reception) {
    em.persist(reception);
  }

  @Override
  public void remove(UUID id) {
    byId(id).ifPresent(em::remove);
  }
}
