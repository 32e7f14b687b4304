package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.mail.MailedFaxes;

/** {@link MailedFaxes} over JPA. */
@ApplicationScoped
public class JpaMailedFaxes implements MailedFaxes {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaMailedFaxes() {
    this(null);
  }

  @Inject
  public JpaMailedFaxes(EntityManager em) {
    this.em = em;
  }

  @Override
  public void add(MailedFax mailed) {
    em.persist(mailed);
  }

  @Override
  public Optional<MailedFax> byFax(UUID fax) {
    return Optional.ofNullable(em.find(MailedFax.class, fax));
  }

  @Override
  public void remove(MailedFax mailed) {
    em.remove(em.contains(mailed) ? mailed : em.merge(mailed));
  }

  @Override
  public List<UUID> late(Instant now, int most) {
    return until("delayAt", now, most);
  }

  @Override
  public List<UUID> arrivedBefore(Instant then, int most) {
    return until("arrivedAt", then, most);
  }

  private List<UUID> until(String field, Instant when, int most) {
    return em.createQuery(
            "select m.faxId from MailedFax m where m." + field + " <= :moment order by m." + field,
            UUID.class)
        .setParameter("moment", when)
        .setMaxResults(most)
        .getResultList();
  }
}
