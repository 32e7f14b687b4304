package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.account.HostedNumber;

/** {@link Accounts} over JPA; numbers are plain rows. */
@ApplicationScoped
public class JpaAccounts implements Accounts {
  private static final int DEEPEST_TREE = 32;

  private final EntityManager em;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaAccounts() {
    this(null, null);
  }

  @Inject
  public JpaAccounts(EntityManager em, Clock clock) {
    this.em = em;
    this.clock = clock;
  }

  @Override
  public Optional<Account> byId(UUID id) {
    return Optional.ofNullable(em.find(Account.class, id)).filter(found -> !found.isRemoved());
  }

  @Override
  public Optional<Account> byRealm(String realm) {
    return em.createQuery("select a from Account a where a.realm = :realm", Account.class)
        .setParameter("realm", realm)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<UUID> createdSince(Instant time) {
    return em.createQuery("select a.id from Account a where a.createdAt >= :time", UUID.class)
        .setParameter("time", time)
        .getResultList();
  }

  @Override
  public Optional<Account> byName(String name) {
    List<Account> named =
        em.createQuery(
                "select a from Account a where a.name = :name and a.removedAt is null",
                Account.class)
            .setParameter("name", name)
            .setMaxResults(2)
            .getResultList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  @Override
  public List<Account> children(UUID account) {
    return below(List.of(account));
  }

  @Override
  public List<Account> descendants(UUID account) {
    List<Account> all = new ArrayList<>();
    List<Account> level = children(account);
    for (int depth = 0; depth < DEEPEST_TREE && !level.isEmpty(); depth++) {
      all.addAll(level);
      level = below(level.stream().map(Account::id).toList());
    }
    return all;
  }

  private List<Account> below(List<UUID> parents) {
    return em.createQuery(
            "select a from Account a where a.parentId in :parents and a.removedAt is null"
                + " order by a.name, a.id",
            Account.class)
        .setParameter("parents", parents)
        .getResultList();
  }

  @Override
  public boolean isEmpty() {
    return em.createQuery("select a.id from Account a", UUID.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  @Override
  public void add(Account account) {
    em.persist(account);
  }

  @Override
  public Map<UUID, String> names(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return em.createQuery("select a.id, a.name from Account a where a.id in :ids", Tuple.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, String.class)));
  }

  @Override
  public boolean isWithin(UUID account, UUID ancestor) {
    Optional<UUID> next = Optional.of(account);
    for (int depth = 0; depth < DEEPEST_TREE && next.isPresent(); depth++) {
      if (next.get().equals(ancestor)) {
        return true;
      }
      next = byId(next.get()).flatMap(Account::parentId);
    }
    return false;
  }

  @Override
  public void assign(HostedNumber number) {
    String faxbox = number.faxbox().map(UUID::toString).orElse(null);
    int changed =
        em.createNativeQuery(
                "update phone_number set account_id = ?2, faxbox_id = cast(?3 as uuid)"
                    + " where number = ?1")
            .setParameter(1, number.number())
            .setParameter(2, number.account())
            .setParameter(3, faxbox)
            .executeUpdate();
    if (changed == 0) {
      em.createNativeQuery(
              "insert into phone_number (number, account_id, faxbox_id, created_at)"
                  + " values (?1, ?2, cast(?3 as uuid), ?4)")
          .setParameter(1, number.number())
          .setParameter(2, number.account())
          .setParameter(3, faxbox)
          .setParameter(4, clock.instant())
          .executeUpdate();
    }
  }

  @Override
  public void unassign(String e164) {
    em.createNativeQuery("delete from phone_number where number = ?1")
        .setParameter(1, e164)
        .executeUpdate();
  }

  @Override
  public Optional<HostedNumber> number(String e164) {
    return rows("where number = ?1", e164).stream().findFirst();
  }

  @Override
  public List<HostedNumber> numbers(UUID account) {
    return rows("where account_id = ?1 order by number", account);
  }

  private List<HostedNumber> rows(String where, Object parameter) {
    List<?> rows =
        em.createNativeQuery(
                "select number, cast(account_id as varchar), cast(faxbox_id as varchar)"
                    + " from phone_number "
                    + where)
            .setParameter(1, parameter)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new HostedNumber(
                    (String) row[0],
                    UUID.fromString((String) row[1]),
                    Optional.ofNullable((String) row[2]).map(UUID::fromString)))
        .toList();
  }
}
