package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.mail.MailReport;
import org.caselli.fax.domain.mail.MailReports;

/** {@link MailReports} over JPA. */
@ApplicationScoped
public class JpaMailReports implements MailReports {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaMailReports() {
    this(null);
  }

  @Inject
  public JpaMailReports(EntityManager em) {
    this.em = em;
  }

  @Override
  public void add(MailReport report) {
    em.persist(report);
  }

  @Override
  public Optional<MailReport> byId(UUID id) {
    return Optional.ofNullable(em.find(MailReport.class, id));
  }

  @Override
  public List<UUID> due(Instant now, int most) {
    return em.createQuery(
            "select r.id from MailReport r where r.state = :state and r.dueAt <= :now"
                + " order by r.dueAt",
            UUID.class)
        .setParameter("state", MailReport.State.WAITING)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  @Override
  public long since(String topic, Instant time) {
    return em.createQuery(
            "select count(r) from MailReport r where r.topic = :topic and r.createdAt >= :time",
            Long.class)
        .setParameter("topic", MailReport.topic(topic))
        .setParameter("time", time)
        .getSingleResult();
  }

  @Override
  public int forget(Instant createdBefore) {
    return em.createQuery(
            "delete from MailReport r where r.state <> :state and r.createdAt < :before")
        .setParameter("state", MailReport.State.WAITING)
        .setParameter("before", createdBefore)
        .executeUpdate();
  }
}
