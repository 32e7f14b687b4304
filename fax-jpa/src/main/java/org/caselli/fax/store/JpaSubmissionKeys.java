package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.domain.submission.SubmissionKey;
import org.caselli.fax.domain.submission.SubmissionKeys;
import org.jspecify.annotations.Nullable;

/** {@link SubmissionKeys} in SQL; the primary key decides who is first. */
@ApplicationScoped
public class JpaSubmissionKeys implements SubmissionKeys {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaSubmissionKeys() {
    this(null);
  }

  @Inject
  public JpaSubmissionKeys(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<Earlier> find(UUID account, String namespace, String key, Instant now) {
    List<?> rows =
        em.createNativeQuery(
                "select request_hash, cast(batch_id as varchar), faxes from submission_key"
                    + " where account_id = ?1 and namespace = ?2 and key_hash = ?3"
                    + " and expires_at > ?4")
            .setParameter(1, account)
            .setParameter(2, namespace)
            .setParameter(3, KeyHash.of(key))
            .setParameter(4, now)
            .getResultList();
    return rows.stream().findFirst().map(row -> earlier((Object[]) row));
  }

  private static Earlier earlier(Object[] row) {
    List<UUID> faxes = Arrays.stream(((String) row[2]).split(",")).map(UUID::fromString).toList();
    return new Earlier((String) row[0], new Accepted(id((String) row[1]), faxes));
  }

  private static Optional<UUID> id(@Nullable String text) {
    return Optional.ofNullable(text).map(UUID::fromString);
  }

  @Override
  public boolean take(
      UUID account, SubmissionKey key, Accepted accepted, Instant now, Instant expires) {
    String hash = KeyHash.of(key.key());
    em.createNativeQuery(
            "delete from submission_key where account_id = ?1 and namespace = ?2"
                + " and key_hash = ?3 and expires_at <= ?4")
        .setParameter(1, account)
        .setParameter(2, key.namespace())
        .setParameter(3, hash)
        .setParameter(4, now)
        .executeUpdate();
    String faxes = accepted.faxes().stream().map(UUID::toString).collect(Collectors.joining(","));
    return em.createNativeQuery(
                "insert into submission_key (account_id, namespace, key_hash, request_hash,"
                    + " batch_id, faxes, created_at, expires_at) values (?1, ?2, ?3, ?4,"
                    + " cast(?5 as uuid), ?6, ?7, ?8) on conflict do nothing")
            .setParameter(1, account)
            .setParameter(2, key.namespace())
            .setParameter(3, hash)
            .setParameter(4, key.requestHash())
            .setParameter(5, accepted.batch().map(UUID::toString).orElse(null))
            .setParameter(6, faxes)
            .setParameter(7, now)
            .setParameter(8, expires)
            .executeUpdate()
        == 1;
  }

  @Override
  public int forgetExpired(Instant now) {
    return em.createNativeQuery("delete from submission_key where expires_at <= ?1")
        .setParameter(1, now)
        .executeUpdate();
  }
}
