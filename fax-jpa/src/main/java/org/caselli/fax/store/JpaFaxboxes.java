package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;

/** {@link Faxboxes} over JPA. */
@ApplicationScoped
public class JpaFaxboxes implements Faxboxes {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaFaxboxes() {
    this(null);
  }

  @Inject
  public JpaFaxboxes(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<Faxbox> byId(UUID account, UUID id) {
    return Optional.ofNullable(em.find(Faxbox.class, id))
        .filter(box -> box.accountId().equals(account));
  }

  @Override
  public List<Faxbox> ofAccount(UUID account) {
    return em.createQuery(
            "select b from Faxbox b where b.accountId = :account order by b.name, b.id",
            Faxbox.class)
        .setParameter("account", account)
        .getResultList();
  }

  @Override
  public Optional<Faxbox> byMailDomain(String domain) {
    return em.createQuery(
            "select b from Faxbox b where b.smtpDomain = :domain or b.customDomain = :domain",
            Faxbox.class)
        .setParameter("domain", domain)
        .getResultStream()
        .findFirst();
  }

  @Override
  public void add(Faxbox faxbox) {
    em.persist(faxbox);
  }

  @Override
  public void remove(Faxbox faxbox) {
    em.createNativeQuery("update phone_number set faxbox_id = null where faxbox_id = ?1")
        .setParameter(1, faxbox.id())
        .executeUpdate();
    em.remove(em.contains(faxbox) ? faxbox : em.merge(faxbox));
  }
}
