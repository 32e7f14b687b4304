package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.Notices;

/** {@link Notices} over JPA. */
@ApplicationScoped
public class JpaNotices implements Notices {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaNotices() {
    this(null);
  }

  @Inject
  public JpaNotices(EntityManager em) {
    this.em = em;
  }

  @Override
  public void add(Notice notice) {
    em.persist(notice);
  }

  @Override
  public Optional<Notice> byId(UUID id) {
    return Optional.ofNullable(em.find(Notice.class, id));
  }

  @Override
  public List<UUID> due(Instant now, int most) {
    return em.createQuery(
            "select n.id from Notice n where n.state = :state and n.dueAt <= :now order by n.dueAt",
            UUID.class)
        .setParameter("state", Notice.State.WAITING)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public long waiting() {
    return em.createQuery("select count(n) from Notice n where n.state = :state", Long.class)
        .setParameter("state", Notice.State.WAITING)
        .getSingleResult();
  }
}
