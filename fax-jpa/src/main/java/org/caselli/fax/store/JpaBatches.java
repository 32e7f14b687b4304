package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.account.Reach;
import org.caselli.fax.domain.job.Batches;

/** {@link Batches} by one query, along the index of batches. */
@ApplicationScoped
public class JpaBatches implements Batches {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaBatches() {
    this(null);
  }

  @Inject
  public JpaBatches(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<Member> members(UUID account, UUID batch, Reach reach) {
    StringBuilder text =
        new StringBuilder(
            "select new org.caselli.fax.domain.job.Batches$Member(f.id, f.toNumber, f.toName,"
                + " j.state) from Fax f join Job j on j.id = f.id where f.batchId = :batch"
                + " and f.accountId = :account and not f.deleted");
    reach.owner().ifPresent(owner -> text.append(" and f.ownerId = :owner"));
    reach.faxbox().ifPresent(faxbox -> text.append(" and f.faxboxId = :faxbox"));
    reach.submitter().ifPresent(submitter -> text.append(" and f.submittedBy = :submitter"));
    TypedQuery<Member> query =
        em.createQuery(text.append(" order by f.toNumber, f.id").toString(), Member.class)
            .setParameter("batch", batch)
            .setParameter("account", account);
    reach.owner().ifPresent(owner -> query.setParameter("owner", owner));
    reach.faxbox().ifPresent(faxbox -> query.setParameter("faxbox", faxbox));
    reach.submitter().ifPresent(submitter -> query.setParameter("submitter", submitter));
    return query.getResultList();
  }
}
