package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.job.FaxDetails;
import org.caselli.fax.domain.job.Job;

/** {@link FaxDetails} over JPA: one statement, which sees one state of the database. */
@ApplicationScoped
public class JpaFaxDetails implements FaxDetails {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaFaxDetails() {
    this(null);
  }

  @Inject
  public JpaFaxDetails(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<FaxDetail> byId(UUID account, UUID id) {
    return em.createQuery(
            "select f, j, a from Fax f left join Job j on j.id = f.id"
                + " left join Attempt a on a.id = j.attemptId and a.live"
                + " where f.id = :id and f.accountId = :account and not f.deleted",
            Tuple.class)
        .setParameter("id", id)
        .setParameter("account", account)
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new FaxDetail(
                    JpaFaxes.whole(em, row.get(0, Fax.class)),
                    Optional.ofNullable(row.get(1, Job.class)),
                    Optional.ofNullable(row.get(2, Attempt.class))));
  }
}
