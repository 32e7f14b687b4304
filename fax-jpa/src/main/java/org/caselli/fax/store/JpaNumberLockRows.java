package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.NumberLockRows;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** {@link NumberLockRows} in SQL. */
@ApplicationScoped
public class JpaNumberLockRows implements NumberLockRows {
  private static final int STRANDED_LOOKED_AT = 200;
  private static final String HOLD =
      "update number_lock set attempt_id = ?, reserved_for = null, reserved_account = null,"
          + " reserved_until = null, stranded = false, fence = fence + 1 where number = ?";

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaNumberLockRows() {
    this(null);
  }

  @Inject
  public JpaNumberLockRows(EntityManager em) {
    this.em = em;
  }

  @Override
  public Map<String, NumberLock> lock(Collection<String> numbers) {
    List<String> sorted = new ArrayList<>(new TreeSet<>(numbers));
    makeThoseThatLack(sorted);
    return locked(sorted);
  }

  /** Before any row is locked: a row made after another was locked would break their order. */
  private void makeThoseThatLack(List<String> sorted) {
    List<?> there =
        sql("select number from number_lock where number in (?1)")
            .setParameter(1, sorted)
            .getResultList();
    if (there.size() == sorted.size()) {
      return;
    }
    for (String number : sorted) {
      if (!there.contains(number)) {
        sql("insert into number_lock (number, stranded, fence) values (?1, false, 0)"
                + " on conflict do nothing")
            .setParameter(1, number)
            .executeUpdate();
      }
    }
  }

  private Map<String, NumberLock> locked(List<String> sorted) {
    Map<String, NumberLock> locks = new LinkedHashMap<>();
    for (Object[] row :
        rows(
            sql("select number, cast(attempt_id as varchar), cast(reserved_for as varchar)"
                    + " from number_lock where number in (?1) order by number for update")
                .setParameter(1, sorted))) {
      locks.put((String) row[0], new NumberLock((String) row[0], id(row[1]), id(row[2])));
    }
    return locks;
  }

  @Override
  public void hold(Map<String, UUID> attempts) {
    em.unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement update = connection.prepareStatement(HOLD)) {
                for (Map.Entry<String, UUID> each : attempts.entrySet()) {
                  update.setObject(1, each.getValue());
                  update.setString(2, each.getKey());
                  update.addBatch();
                }
                update.executeBatch();
              }
            });
  }

  @Override
  public Set<String> awaited(Collection<String> numbers) {
    Set<String> awaited = new HashSet<>();
    for (String number : numbers) {
      if (!sql("select 1 from job where waiting_for = ?1 limit 1")
          .setParameter(1, number)
          .getResultList()
          .isEmpty()) {
        awaited.add(number);
      }
    }
    return awaited;
  }

  @Override
  public void free(Collection<String> numbers) {
    if (!numbers.isEmpty()) {
      sql("update number_lock set attempt_id = null, reserved_for = null,"
              + " reserved_account = null, reserved_until = null, stranded = false,"
              + " fence = fence + 1 where number in (?1)")
          .setParameter(1, numbers)
          .executeUpdate();
    }
  }

  @Override
  public void free(String number, Optional<Reservation> reservation, boolean stranded) {
    if (reservation.isPresent()) {
      sql("update number_lock set attempt_id = null, reserved_for = ?2, reserved_account = ?3,"
              + " reserved_until = ?4, stranded = false, fence = fence + 1 where number = ?1")
          .setParameter(1, number)
          .setParameter(2, reservation.get().job())
          .setParameter(3, reservation.get().account())
          .setParameter(4, reservation.get().until())
          .executeUpdate();
    } else {
      sql("update number_lock set attempt_id = null, reserved_for = null,"
              + " reserved_account = null, reserved_until = null, stranded = ?2,"
              + " fence = fence + 1 where number = ?1")
          .setParameter(1, number)
          .setParameter(2, stranded)
          .executeUpdate();
    }
  }

  @Override
  public List<Waiter> waiters(String number, Instant now, int most) {
    List<Waiter> first = new ArrayList<>();
    Set<UUID> accounts = new HashSet<>();
    for (Object[] row :
        rows(
            em.createNativeQuery(
                    "select cast(id as varchar), cast(account_id as varchar) from job"
                        + " where waiting_for = ?1 and (expires_at is null or expires_at > ?3)"
                        + " order by wait_order limit ?2")
                .setParameter(1, number)
                .setParameter(2, most)
                .setParameter(3, now))) {
      UUID account = UUID.fromString((String) row[1]);
      if (accounts.add(account)) {
        first.add(new Waiter(UUID.fromString((String) row[0]), account));
      }
    }
    return first;
  }

  @Override
  public List<UUID> claimable(UUID account, Instant now, int most) {
    List<UUID> jobs = new ArrayList<>();
    for (Object[] row :
        rows(
            sql("select cast(n.reserved_for as varchar), n.number from number_lock n"
                    + " where n.reserved_account = ?1 order by n.reserved_until limit ?2")
                .setParameter(1, account)
                .setParameter(2, most))) {
      jobs.add(UUID.fromString((String) row[0]));
    }
    if (jobs.size() < most) {
      jobs.addAll(stranded(account, now, most - jobs.size()));
    }
    return jobs;
  }

  /** Usually there is none, which one look at an index tells; so no join until there is one. */
  private List<UUID> stranded(UUID account, Instant now, int most) {
    List<?> numbers =
        sql("select number from number_lock where stranded = true limit ?1")
            .setParameter(1, STRANDED_LOOKED_AT)
            .getResultList();
    if (numbers.isEmpty()) {
      return List.of();
    }
    List<UUID> jobs = new ArrayList<>();
    for (Object[] row :
        rows(
            sql("select cast(id as varchar), waiting_for from job where waiting_for in (?1)"
                    + " and account_id = ?2 and (expires_at is null or expires_at > ?4)"
                    + " order by wait_order limit ?3")
                .setParameter(1, numbers)
                .setParameter(2, account)
                .setParameter(3, most)
                .setParameter(4, now))) {
      jobs.add(UUID.fromString((String) row[0]));
    }
    return jobs;
  }

  @Override
  public List<String> overdue(Instant now, int most) {
    List<String> numbers = new ArrayList<>();
    for (Object row :
        sql("select number from number_lock where reserved_until <= ?1 order by number limit ?2")
            .setParameter(1, now)
            .setParameter(2, most)
            .getResultList()) {
      numbers.add((String) row);
    }
    return numbers;
  }

  private static Optional<UUID> id(@Nullable Object text) {
    return text == null ? Optional.empty() : Optional.of(UUID.fromString((String) text));
  }

  private static List<Object[]> rows(Query query) {
    List<Object[]> rows = new ArrayList<>();
    for (Object row : query.getResultList()) {
      rows.add((Object[]) row);
    }
    return rows;
  }

  private Query sql(String statement) {
    return em.createNativeQuery(statement).setFlushMode(FlushModeType.COMMIT);
  }
}
