package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;

/** {@link Faxes} over JPA. */
@ApplicationScoped
public class JpaFaxes implements Faxes {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaFaxes() {
    this(null);
  }

  @Inject
  public JpaFaxes(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<Fax> byId(UUID account, UUID id) {
    return em.createQuery(
            "select f from Fax f where f.id = :id and f.accountId = :account and not f.deleted",
            Fax.class)
        .setParameter("id", id)
        .setParameter("account", account)
        .getResultStream()
        .findFirst()
        .map(fax -> whole(em, fax));
  }

  @Override
  public Optional<Fax> byId(UUID id) {
    return Optional.ofNullable(em.find(Fax.class, id)).map(fax -> whole(em, fax));
  }

  @Override
  public Optional<Fax> locked(UUID id) {
    return Optional.ofNullable(em.find(Fax.class, id, LockModeType.PESSIMISTIC_WRITE))
        .map(fax -> whole(em, fax));
  }

  /** Whoever has it may ask for all its documents when the transaction is over, if there is one. */
  static Fax whole(EntityManager em, Fax fax) {
    if (fax.documents() == 1) {
      return fax;
    }
    if (em.contains(fax)) {
      fax.missingOriginals();
      return fax;
    }
    return em.createQuery(
            "select f from Fax f left join fetch f.originals.others where f.id = :id", Fax.class)
        .setParameter("id", fax.id())
        .getSingleResult();
  }

  @Override
  public List<Fax> byIds(List<UUID> ids) {
    return em.createQuery("select f from Fax f where f.id in :ids", Fax.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  @Override
  public void add(Fax fax) {
    em.persist(fax);
  }

  @Override
  public void eraseAll(UUID account, Instant now) {
    em.createNativeQuery(
            "update fax set original_id = null, fax_file_id = null, pdf_file_id = null,"
                + " original_url = '', deleted = true, modified_at = ?2, version = version + 1"
                + " where account_id = ?1")
        .setParameter(1, account)
        .setParameter(2, now)
        .executeUpdate();
    em.createNativeQuery(
            "delete from fax_document where fax_id in (select id from fax where account_id = ?1)")
        .setParameter(1, account)
        .executeUpdate();
    em.createNativeQuery("update document set refs = 0, stored_at = ?2 where account_id = ?1")
        .setParameter(1, account)
        .setParameter(2, now)
        .executeUpdate();
  }
}
