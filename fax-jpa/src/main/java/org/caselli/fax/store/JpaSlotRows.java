package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.SlotRows;

/** {@link SlotRows} in SQL. */
@ApplicationScoped
public class JpaSlotRows implements SlotRows {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaSlotRows() {
    this(null);
  }

  @Inject
  public JpaSlotRows(EntityManager em) {
    this.em = em;
  }

  @Override
  public int lock(UUID account) {
    List<?> rows = locked(account);
    if (rows.isEmpty()) {
      sql("insert into account_slot (account_id, in_use, last_order, fence)"
              + " values (?1, 0, 0, 0) on conflict do nothing")
          .setParameter(1, account)
          .executeUpdate();
      rows = locked(account);
    }
    return ((Number) rows.get(0)).intValue();
  }

  private List<?> locked(UUID account) {
    return sql("select in_use from account_slot where account_id = ?1 for update")
        .setParameter(1, account)
        .getResultList();
  }

  @Override
  public void change(UUID account, int change) {
    sql("update account_slot set in_use = in_use + ?2, fence = fence + 1 where account_id = ?1")
        .setParameter(1, account)
        .setParameter(2, change)
        .executeUpdate();
  }

  @Override
  public void lastOrder(UUID account, long order) {
    sql("update account_slot set last_order = ?2 where account_id = ?1 and last_order < ?2")
        .setParameter(1, account)
        .setParameter(2, order)
        .executeUpdate();
  }

  @Override
  public int inUse(UUID account) {
    return read("select in_use from account_slot where account_id = ?1", account).intValue();
  }

  @Override
  public long lastOrder(UUID account) {
    return read("select last_order from account_slot where account_id = ?1", account).longValue();
  }

  private Number read(String statement, UUID account) {
    List<?> rows = sql(statement).setParameter(1, account).getResultList();
    return rows.isEmpty() ? 0 : (Number) rows.get(0);
  }

  private Query sql(String statement) {
    return em.createNativeQuery(statement).setFlushMode(FlushModeType.COMMIT);
  }
}
