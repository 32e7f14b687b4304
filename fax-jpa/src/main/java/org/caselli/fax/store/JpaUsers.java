package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.PasswordDigest;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.account.Users;

/** {@link Users} over JPA. */
@ApplicationScoped
public class JpaUsers implements Users {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaUsers() {
    this(null);
  }

  @Inject
  public JpaUsers(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<User> byId(UUID account, UUID id) {
    return Optional.ofNullable(em.find(User.class, id))
        .filter(user -> user.accountId().equals(account));
  }

  @Override
  public Optional<User> byUsername(UUID account, String username) {
    return one("username", account, username.toLowerCase(Locale.ROOT));
  }

  @Override
  public Optional<User> byVerifier(UUID account, PasswordDigest.Kind kind, String verifier) {
    String field =
        switch (kind) {
          case MD5 -> "md5Verifier";
          case SHA -> "shaVerifier";
        };
    return one(field, account, verifier);
  }

  private Optional<User> one(String field, UUID account, String value) {
    return em.createQuery(
            "select u from User u where u.accountId = :account and u." + field + " = :value",
            User.class)
        .setParameter("account", account)
        .setParameter("value", value)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<User> ofAccount(UUID account) {
    return em.createQuery(
            "select u from User u where u.accountId = :account order by u.username", User.class)
        .setParameter("account", account)
        .getResultList();
  }

  @Override
  public List<User> withRole(Role role) {
    return em.createQuery(
            "select u from User u where u.role = :role and u.enabled = true order by u.id",
            User.class)
        .setParameter("role", role)
        .getResultList();
  }

  @Override
  public UUID salt(UUID account) {
    Object salt =
        em.createNativeQuery("select cast(sign_in_salt as varchar) from account where id = ?1")
            .setParameter(1, account)
            .getSingleResult();
    return UUID.fromString((String) salt);
  }

  @Override
  public void add(User user) {
    em.persist(user);
  }

  @Override
  public void remove(User user) {
    em.createNativeQuery("update api_key set user_id = null where user_id = ?1")
        .setParameter(1, user.id())
        .executeUpdate();
    em.remove(em.contains(user) ? user : em.merge(user));
  }
}
