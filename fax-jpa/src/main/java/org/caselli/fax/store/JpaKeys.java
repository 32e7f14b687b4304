package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.ApiKey;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.account.Role;
import org.jspecify.annotations.Nullable;

/** {@link Keys} as plain rows. */
@ApplicationScoped
public class JpaKeys implements Keys {
  private static final Duration USE_WRITTEN_EVERY = Duration.ofMinutes(1);

  private static final String KEY_COLUMNS =
      "select cast(id as varchar), cast(account_id as varchar), name, role,"
          + " cast(user_id as varchar), cast(faxbox_id as varchar), expires_at, created_at,"
          + " last_used_at from api_key where revoked_at is null";

  private static final String KEY_IN_FORCE =
      "k.revoked_at is null and (k.expires_at is null or k.expires_at > ?2)"
          + " and (k.user_id is null or u.enabled)";

  private static final String ACCOUNT_IN_FORCE = "a.enabled and a.removed_at is null";

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
  public void addKey(ApiKey key, String hash) {
    em.createNativeQuery(
            "insert into api_key (id, account_id, name, role, key_hash, created_at, user_id,"
                + " faxbox_id, expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as uuid),"
                + " cast(?8 as uuid), cast(?9 as timestamp with time zone))")
        .setParameter(1, key.id())
        .setParameter(2, key.account())
        .setParameter(3, key.name())
        .setParameter(4, key.role().name())
        .setParameter(5, hash)
        .setParameter(6, key.created())
        .setParameter(7, key.user().map(UUID::toString).orElse(null))
        .setParameter(8, key.faxbox().map(UUID::toString).orElse(null))
        .setParameter(9, key.expires().map(Instant::toString).orElse(null))
        .executeUpdate();
  }

  @Override
  public Optional<ApiKey> byId(UUID account, UUID id) {
    List<?> rows =
        em.createNativeQuery(KEY_COLUMNS + " and account_id = ?1 and id = ?2")
            .setParameter(1, account)
            .setParameter(2, id)
            .getResultList();
    return rows.stream().findFirst().map(JpaKeys::key);
  }

  @Override
  public List<ApiKey> ofAccount(UUID account) {
    List<?> rows =
        em.createNativeQuery(KEY_COLUMNS + " and account_id = ?1 order by created_at, id")
            .setParameter(1, account)
            .getResultList();
    return rows.stream().map(JpaKeys::key).toList();
  }

  @Override
  public void revoke(UUID key, Instant now) {
    revoke("id = ?1", key, now);
  }

  @Override
  public void revokeAll(UUID account, Instant now) {
    em.createNativeQuery("delete from auth_token where account_id = ?1")
        .setParameter(1, account)
        .executeUpdate();
    revoke("account_id = ?1", account, now);
  }

  @Override
  public void revokeForFaxbox(UUID faxbox, Instant now) {
    revoke("faxbox_id = ?1", faxbox, now);
  }

  @Override
  public void revokeForUser(UUID user, Instant now) {
    endTokensOf(user);
    revoke("user_id = ?1", user, now);
  }

  private void revoke(String which, UUID id, Instant now) {
    em.createNativeQuery(
            "delete from auth_token where api_key_id in (select id from api_key where "
                + which
                + ")")
        .setParameter(1, id)
        .executeUpdate();
    em.createNativeQuery("update api_key set revoked_at = ?2 where revoked_at is null and " + which)
        .setParameter(1, id)
        .setParameter(2, now)
        .executeUpdate();
  }

  @Override
  public void used(UUID key, Instant now) {
    em.createNativeQuery(
            "update api_key set last_used_at = ?2"
                + " where id = ?1 and (last_used_at is null or last_used_at < ?3)")
        .setParameter(1, key)
        .setParameter(2, now)
        .setParameter(3, now.minus(USE_WRITTEN_EVERY))
        .executeUpdate();
  }

  @Override
  public Optional<Access> accessByKey(String hash, Instant now) {
    return access(
        em.createNativeQuery(
                "select cast(k.account_id as varchar), cast(k.id as varchar), k.role, u.role,"
                    + " cast(u.id as varchar), cast(k.faxbox_id as varchar) from api_key k"
                    + " join account a on a.id = k.account_id"
                    + " left join app_user u on u.id = k.user_id"
                    + " where k.key_hash = ?1 and "
                    + KEY_IN_FORCE
                    + " and "
                    + ACCOUNT_IN_FORCE)
            .setParameter(1, hash)
            .setParameter(2, now));
  }

  @Override
  public void addToken(String hash, Access access, Instant now, Instant expires) {
    boolean ofUser = access.user().filter(access.principal()::equals).isPresent();
    String holder = ofUser ? "user_id" : "api_key_id";
    em.createNativeQuery(
            "insert into auth_token (token_hash, account_id, "
                + holder
                + ", created_at, expires_at) values (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, hash)
        .setParameter(2, access.account())
        .setParameter(3, access.principal())
        .setParameter(4, now)
        .setParameter(5, expires)
        .executeUpdate();
  }

  @Override
  public Optional<Access> accessByToken(String hash, Instant now) {
    return access(
        em.createNativeQuery(
                "select cast(t.account_id as varchar),"
                    + " cast(coalesce(t.api_key_id, t.user_id) as varchar), k.role, u.role,"
                    + " cast(u.id as varchar), cast(k.faxbox_id as varchar) from auth_token t"
                    + " join account a on a.id = t.account_id"
                    + " left join api_key k on k.id = t.api_key_id"
                    + " left join app_user u on u.id = coalesce(t.user_id, k.user_id)"
                    + " where t.token_hash = ?1 and t.expires_at > ?2 and "
                    + ACCOUNT_IN_FORCE
                    + " and ((k.id is null and u.enabled) or (k.id is not null and "
                    + KEY_IN_FORCE
                    + "))")
            .setParameter(1, hash)
            .setParameter(2, now));
  }

  @Override
  public void endToken(String hash) {
    em.createNativeQuery("delete from auth_token where token_hash = ?1")
        .setParameter(1, hash)
        .executeUpdate();
  }

  @Override
  public void endTokensOf(UUID user) {
    em.createNativeQuery(
            "delete from auth_token where user_id = ?1"
                + " or api_key_id in (select id from api_key where user_id = ?1)")
        .setParameter(1, user)
        .executeUpdate();
  }

  @Override
  public int forgetExpired(Instant now) {
    return em.createNativeQuery("delete from auth_token where expires_at <= ?1")
        .setParameter(1, now)
        .executeUpdate();
  }

  private static Optional<Access> access(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().findFirst().map(JpaKeys::accessOf);
  }

  private static Access accessOf(Object row) {
    Object[] columns = (Object[]) row;
    Role role =
        role(columns[2])
            .map(ofKey -> role(columns[3]).map(ofKey::weaker).orElse(ofKey))
            .or(() -> role(columns[3]))
            .orElseThrow();
    return new Access(
        UUID.fromString((String) columns[0]),
        UUID.fromString((String) columns[1]),
        role,
        id(columns[4]),
        id(columns[5]));
  }

  private static ApiKey key(Object row) {
    Object[] columns = (Object[]) row;
    return new ApiKey(
        UUID.fromString((String) columns[0]),
        UUID.fromString((String) columns[1]),
        (String) columns[2],
        Role.valueOf((String) columns[3]),
        id(columns[4]),
        id(columns[5]),
        time(columns[6]),
        time(columns[7]).orElseThrow(),
        time(columns[8]));
  }

  private static Optional<Role> role(@Nullable Object column) {
    return Optional.ofNullable((String) column).map(Role::valueOf);
  }

  private static Optional<UUID> id(@Nullable Object column) {
    return Optional.ofNullable((String) column).map(UUID::fromString);
  }

  private static Optional<Instant> time(@Nullable Object column) {
    return Optional.ofNullable((TemporalAccessor) column).map(Instant::from);
  }
}
