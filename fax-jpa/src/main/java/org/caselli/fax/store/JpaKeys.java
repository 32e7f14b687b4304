package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.account.Role;

/** {@link Keys} as plain rows. */
@ApplicationScoped
public class JpaKeys implements Keys {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaKeys() {
    this(null);
  }

  @Inject
  public JpaKeys(EntityManager em) {
    this.em = em;
  }

  @Override
  public void addKey(UUID id, UUID account, String name, Role role, String hash, Instant now) {
    em.createNativeQuery(
            "insert into api_key (id, account_id, name, role, key_hash, created_at)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6)")
        .setParameter(1, id)
        .setParameter(2, account)
        .setParameter(3, name)
        .setParameter(4, role.name())
        .setParameter(5, hash)
        .setParameter(6, now)
        .executeUpdate();
  }

  @Override
  public Optional<Access> accessByKey(String hash) {
    return access(
        em.createNativeQuery(
                "select cast(account_id as varchar), cast(id as varchar), role from api_key"
                    + " where key_hash = ?1 and revoked_at is null")
            .setParameter(1, hash));
  }

  @Override
  public void addToken(String hash, Access access, Instant now, Instant expires) {
    em.createNativeQuery(
            "insert into auth_token"
                + " (token_hash, account_id, api_key_id, role, created_at, expires_at)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6)")
        .setParameter(1, hash)
        .setParameter(2, access.account())
        .setParameter(3, access.principal())
        .setParameter(4, access.role().name())
        .setParameter(5, now)
        .setParameter(6, expires)
        .executeUpdate();
  }

  @Override
  public Optional<Access> accessByToken(String hash, Instant now) {
    return access(
        em.createNativeQuery(
                "select cast(t.account_id as varchar), cast(t.api_key_id as varchar), t.role"
                    + " from auth_token t join api_key k on k.id = t.api_key_id"
                    + " where t.token_hash = ?1 and t.expires_at > ?2 and k.revoked_at is null")
            .setParameter(1, hash)
            .setParameter(2, now));
  }

  @Override
  public int forgetExpired(Instant now) {
    return em.createNativeQuery("delete from auth_token where expires_at <= ?1")
        .setParameter(1, now)
        .executeUpdate();
  }

  private static Optional<Access> access(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().findFirst().map(JpaKeys::row);
  }

  private static Access row(Object row) {
    Object[] columns = (Object[]) row;
    return new Access(
        UUID.fromString((String) columns[0]),
        UUID.fromString((String) columns[1]),
        Role.valueOf((String) columns[2]));
  }
}
