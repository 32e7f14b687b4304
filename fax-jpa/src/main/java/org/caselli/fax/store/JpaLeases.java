package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.Leases;

/** {@link Leases} in SQL. */
@ApplicationScoped
public class JpaLeases implements Leases {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JpaLeases() {
    this(null);
  }

  @Inject
  public JpaLeases(EntityManager em) {
    this.em = em;
  }

  @Override
  public boolean take(String name, UUID holder, String node, Duration length, Instant now) {
    int changed =
        em.createNativeQuery(
                "update lease set fence = case when holder = ?2 then fence else fence + 1 end,"
                    + " holder = ?2, holder_node = ?3, expires_at = ?4"
                    + " where name = ?1 and (holder = ?2 or expires_at <= ?5)")
            .setParameter(1, name)
            .setParameter(2, holder)
            .setParameter(3, node)
            .setParameter(4, now.plus(length))
            .setParameter(5, now)
            .executeUpdate();
    if (changed == 1) {
      return true;
    }
    return em.createNativeQuery(
                "insert into lease (name, holder, holder_node, fence, expires_at)"
                    + " values (?1, ?2, ?3, 1, ?4) on conflict do nothing")
            .setParameter(1, name)
            .setParameter(2, holder)
            .setParameter(3, node)
            .setParameter(4, now.plus(length))
            .executeUpdate()
        == 1;
  }

  @Override
  public List<UUID> holders(String prefix, Instant now) {
    List<?> rows =
        em.createNativeQuery(
                "select cast(holder as varchar) from lease"
                    + " where name like ?1 and expires_at > ?2")
            .setParameter(1, prefix + "%")
            .setParameter(2, now)
            .getResultList();
    return rows.stream().map(row -> UUID.fromString((String) row)).toList();
  }

  @Override
  public void forget(String node) {
    em.createNativeQuery("delete from lease where holder_node = ?1")
        .setParameter(1, node)
        .executeUpdate();
  }

  @Override
  public void release(String name, UUID holder) {
    em.createNativeQuery("delete from lease where name = ?1 and holder = ?2")
        .setParameter(1, name)
        .setParameter(2, holder)
        .executeUpdate();
  }
}
