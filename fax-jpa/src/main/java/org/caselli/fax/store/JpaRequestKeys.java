package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.domain.request.KeptAnswer;
import org.caselli.fax.domain.request.RequestKeys;
import org.caselli.fax.domain.request.RequestMark;

/** {@link RequestKeys} in SQL; the primary key decides who is first. */
@ApplicationScoped
public class JpaRequestKeys implements RequestKeys {
  private static final String OF_MARK =
      " where account_id = ?1 and principal_id = ?2 and key_hash = ?3";

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaRequestKeys() {
    this(null);
  }

  @Inject
  public JpaRequestKeys(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<Earlier> find(RequestMark mark, Instant now) {
    List<?> rows =
        query(
                "select request_hash, status, location, answer from request_key"
                    + OF_MARK
                    + " and expires_at > ?4",
                mark)
            .setParameter(4, now)
            .getResultList();
    return rows.stream().findFirst().map(row -> earlier((Object[]) row));
  }

  private static Earlier earlier(Object[] row) {
    Optional<KeptAnswer> answer =
        Optional.ofNullable((Integer) row[1])
            .map(status -> new KeptAnswer(status, (String) row[2], (String) row[3]));
    return new Earlier((String) row[0], answer);
  }

  @Override
  public boolean take(RequestMark mark, Instant now, Instant expires) {
    query("delete from request_key" + OF_MARK + " and expires_at <= ?4", mark)
        .setParameter(4, now)
        .executeUpdate();
    return query(
                "insert into request_key (account_id, principal_id, key_hash, request_hash,"
                    + " created_at, expires_at) values (?1, ?2, ?3, ?4, ?5, ?6)"
                    + " on conflict do nothing",
                mark)
            .setParameter(4, mark.requestHash())
            .setParameter(5, now)
            .setParameter(6, expires)
            .executeUpdate()
        == 1;
  }

  @Override
  public void answered(RequestMark mark, KeptAnswer answer) {
    query("update request_key set status = ?4, location = ?5, answer = ?6" + OF_MARK, mark)
        .setParameter(4, answer.status())
        .setParameter(5, answer.location())
        .setParameter(6, answer.body())
        .executeUpdate();
  }

  @Override
  public void release(RequestMark mark) {
    query("delete from request_key" + OF_MARK + " and status is null", mark).executeUpdate();
  }

  @Override
  public int forgetExpired(Instant now) {
    return em.createNativeQuery("delete from request_key where expires_at <= ?1")
        .setParameter(1, now)
        .executeUpdate();
  }

  private Query query(String sql, RequestMark mark) {
    return em.createNativeQuery(sql)
        .setParameter(1, mark.account())
        .setParameter(2, mark.principal())
        .setParameter(3, KeyHash.of(mark.key()));
  }
}
