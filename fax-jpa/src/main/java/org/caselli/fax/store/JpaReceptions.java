package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.listing.Stretch;
import org.caselli.fax.domain.reception.Reception;
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
    return byId(id).filter(reception -> reception.whose().account().equals(account));
  }

  @Override
  public List<Reception> walk(UUID account, Stretch stretch, int most) {
    return StretchQuery.of(em, Reception.class, List.of("accountId"), stretch)
        .setParameter("accountId", account)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public long ongoing(UUID account, Optional<UUID> faxbox) {
    String ofBox = faxbox.isPresent() ? " and r.faxboxId = :faxbox" : "";
    TypedQuery<Long> query =
        em.createQuery(
                "select count(r) from Reception r where r.accountId = :account" + ofBox, Long.class)
            .setParameter("account", account);
    faxbox.ifPresent(box -> query.setParameter("faxbox", box));
    return query.getSingleResult();
  }

  @Override
  public void add(Reception reception) {
    em.persist(reception);
  }

  @Override
  public void remove(UUID id) {
    em.createQuery("delete from Reception r where r.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  @Override
  public List<UUID> removeExpired(Instant now, int most) {
    return removed(
        em.createQuery("select r.id from Reception r where r.expiresAt < :now", UUID.class)
            .setParameter("now", now)
            .setMaxResults(most));
  }

  @Override
  public List<UUID> removeOf(String node) {
    return removed(
        em.createQuery("select r.id from Reception r where r.node = :node", UUID.class)
            .setParameter("node", node));
  }

  private List<UUID> removed(TypedQuery<UUID> which) {
    List<UUID> ids = which.getResultList();
    ids.forEach(this::remove);
    return ids;
  }
}
