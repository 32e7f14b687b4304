package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.Leases;

/** {@link Leases} in SQL. */
@ApplicationScoped
public class JpaLeases implements Leases {
  /** So many milliseconds from now, by the database's clock; parameter 1. */
  private static final String LATER =
      "current_timestamp + cast(?1 as integer) * interval '0.001' second";

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
  public boolean take(String name, UUID holder, String node, Duration length) {
    int changed =
        em.createNativeQuery(
                "update lease set fence = case when holder = ?3 then fence else fence + 1 end,"
                    + " holder = ?3, holder_node = ?4, expires_at = "
                    + LATER
                    + " where name = ?2 and (holder = ?3 or expires_at <= current_timestamp)")
            .setParameter(1, length.toMillis())
            .setParameter(2, name)
            .setParameter(3, holder)
            .setParameter(4, node)
            .executeUpdate();
    if (changed == 1) {
      return true;
    }
    return em.createNativeQuery(
                "insert into lease (name, holder, holder_node, fence, expires_at)"
                    + " values (?2, ?3, ?4, 1, "
                    + LATER
                    + ") on conflict do nothing")
            .setParameter(1, length.toMillis())
            .setParameter(2, name)
            .setParameter(3, holder)
            .setParameter(4, node)
            .executeUpdate()
        == 1;
  }

  @Override
  public boolean extend(String name, UUID holder, Duration length) {
    return em.createNativeQuery(
                "update lease set expires_at = "
                    + LATER
                    + " where name = ?2 and holder = ?3 and expires_at > current_timestamp")
            .setParameter(1, length.toMillis())
            .setParameter(2, name)
            .setParameter(3, holder)
            .executeUpdate()
        == 1;
  }

  @Override
  public List<UUID> holders(String prefix) {
    return ids("name like ?1 and expires_at > current_timestamp", prefix + "%");
  }

  @Override
  public List<UUID> formerHolders(String prefix) {
    return ids("name like ?1 and expires_at <= current_timestamp", prefix + "%");
  }

  @Override
  public List<UUID> holdersOn(String node) {
    return ids("holder_node = ?1", node);
  }

  private List<UUID> ids(String condition, String value) {
    List<?> rows =
        em.createNativeQuery("select cast(holder as varchar) from lease where " + condition)
            .setParameter(1, value)
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
  public void forgetFormer(UUID holder) {
    em.createNativeQuery("delete from lease where holder = ?1 and expires_at <= current_timestamp")
        .setParameter(1, holder)
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
