package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.caselli.fax.domain.event.EventCursors;
import org.jspecify.annotations.Nullable;

/** {@link EventCursors} in SQL. */
@ApplicationScoped
public class JdbcEventCursors implements EventCursors {
  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JdbcEventCursors() {
    this(null);
  }

  @Inject
  public JdbcEventCursors(EntityManager em) {
    this.em = em;
  }

  @Override
  public long position(String listener, long present) {
    List<?> rows =
        em.createNativeQuery("select position from event_cursor where listener = ?1")
            .setParameter(1, listener)
            .getResultList();
    if (!rows.isEmpty()) {
      return ((Number) rows.get(0)).longValue();
    }
    em.createNativeQuery(
            "insert into event_cursor (listener, position) values (?1, ?2) on conflict do nothing")
        .setParameter(1, listener)
        .setParameter(2, present)
        .executeUpdate();
    return present;
  }

  @Override
  public void told(String listener, long position) {
    em.createNativeQuery(
            "update event_cursor set position = ?2 where listener = ?1 and position < ?2")
        .setParameter(1, listener)
        .setParameter(2, position)
        .executeUpdate();
  }

  @Override
  public void keepOnly(Set<String> listeners) {
    em.createNativeQuery("delete from event_cursor where listener not in (?1)")
        .setParameter(1, listeners.isEmpty() ? Set.of("") : listeners)
        .executeUpdate();
  }

  @Override
  public OptionalLong hindmost() {
    @Nullable Object least =
        em.createNativeQuery("select min(position) from event_cursor").getSingleResult();
    return least == null ? OptionalLong.empty() : OptionalLong.of(((Number) least).longValue());
  }
}
