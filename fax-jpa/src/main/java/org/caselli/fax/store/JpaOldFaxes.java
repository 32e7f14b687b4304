package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.retention.OldFaxes;

/** {@link OldFaxes} as rows. Thread-safe. */
@ApplicationScoped
public class JpaOldFaxes implements OldFaxes {
  private static final String FOUND = "select cast(id as varchar) from fax where account_id = ?1";
  private static final String DELETED =
      "is null and not exists (select 1 from job where job.id = fax.id"
          + " and job.state in ('PREPARING', 'PENDING', 'PROCESSING'))";
  private static final String ATTEMPTS =
      "(select id from attempt where job_id in (select id from job where id in (?1)))";

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaOldFaxes() {
    this(null);
  }

  @Inject
  public JpaOldFaxes(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<UUID> accounts() {
    return ids(em.createNativeQuery("select cast(id as varchar) from account"));
  }

  @Override
  public List<UUID> stale(Instant created, Instant now, int most) {
    return ids(
        em.createNativeQuery(
                "select cast(id as varchar) from job where state in ('PREPARING', 'PENDING')"
                    + " and created_at < ?1 and (due_at is null or due_at <= ?2)")
            .setParameter(1, created)
            .setParameter(2, now)
            .setMaxResults(most));
  }

  @Override
  public List<UUID> withDocuments(UUID account, Instant created, int most) {
    return ids(
        em.createNativeQuery(
                FOUND
                    + " and erased_at is null and created_at < ?2"
                    + " and shown_in in ('OUTBOX', 'INBOX')")
            .setParameter(1, account)
            .setParameter(2, created)
            .setMaxResults(most));
  }

  @Override
  public List<UUID> ended(UUID account, Instant created, int most) {
    List<UUID> found = new ArrayList<>();
    for (String shown : List.of("= 'OUTBOX'", "= 'INBOX'", DELETED)) {
      if (found.size() < most) {
        found.addAll(
            ids(
                em.createNativeQuery(FOUND + " and created_at < ?2 and shown_in " + shown)
                    .setParameter(1, account)
                    .setParameter(2, created)
                    .setMaxResults(most - found.size())));
      }
    }
    return found;
  }

  private static List<UUID> ids(Query query) {
    return ((List<?>) query.getResultList())
        .stream().map(id -> UUID.fromString((String) id)).toList();
  }

  @Override
  public void erase(List<UUID> faxes) {
    if (faxes.isEmpty()) {
      return;
    }
    for (String what :
        List.of(
            "page_result where attempt_id in " + ATTEMPTS,
            "attempt_event where attempt_id in " + ATTEMPTS,
            "attempt where job_id in (?1)",
            "job where id in (?1)",
            "notice where fax_id in (?1)",
            "fax_document where fax_id in (?1)",
            "fax where id in (?1)")) {
      em.createNativeQuery("delete from " + what).setParameter(1, faxes).executeUpdate();
    }
  }

  @Override
  public int eraseMails(UUID account, Instant came, int most) {
    List<UUID> mails =
        ids(
            em.createNativeQuery(
                    "select cast(id as varchar) from mail_log"
                        + " where account_id = ?1 and created_at < ?2")
                .setParameter(1, account)
                .setParameter(2, came)
                .setMaxResults(most));
    return mails.isEmpty()
        ? 0
        : em.createNativeQuery("delete from mail_log where id in (?1)")
            .setParameter(1, mails)
            .executeUpdate();
  }
}
