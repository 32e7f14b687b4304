package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.event.EventLog;
import org.caselli.fax.domain.event.LoggedEvent;
import org.hibernate.Session;

/** {@link EventLog} by batches of statements. */
@ApplicationScoped
public class JdbcEventLog implements EventLog {
  private static final String COLUMNS =
      "position, number, " + EventRow.columns("subject_id", "subject");
  private static final int FORGET_AT_ONCE = 10_000;

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JdbcEventLog() {
    this(null);
  }

  @Inject
  public JdbcEventLog(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<LoggedEvent> append(int most) {
    return em.unwrap(Session.class)
        .doReturningWork(connection -> new EventAppending(connection).append(most));
  }

  @Override
  public List<LoggedEvent> after(long position, int most) {
    return em.unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(select("position > ?"))) {
                select.setLong(1, position);
                select.setInt(2, most);
                return read(select);
              }
            });
  }

  @Override
  public List<LoggedEvent> after(UUID account, long position, int most) {
    return em.unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(select("account_id = ? and position > ?"))) {
                select.setObject(1, account);
                select.setLong(2, position);
                select.setInt(3, most);
                return read(select);
              }
            });
  }

  private static String select(String where) {
    return "select " + COLUMNS + " from event_log where " + where + " order by position limit ?";
  }

  private static List<LoggedEvent> read(PreparedStatement select) throws SQLException {
    List<LoggedEvent> events = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        events.add(new LoggedEvent(row.getLong(1), row.getLong(2), EventRow.read(row, 2)));
      }
    }
    return events;
  }

  @Override
  public Bounds bounds() {
    return em.unwrap(Session.class).doReturningWork(JdbcEventLog::bounds);
  }

  private static Bounds bounds(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select forgotten, last_position from event_bounds");
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Bounds(row.getLong(1), row.getLong(2));
    }
  }

  @Override
  public int forgetBefore(Instant time, long until) {
    List<?> old =
        em.createNativeQuery(
                "select position from event_log where position <= ?1 and at < ?2 order by position",
                Long.class)
            .setParameter(1, until)
            .setParameter(2, time)
            .setMaxResults(FORGET_AT_ONCE)
            .getResultList();
    if (old.isEmpty()) {
      return 0;
    }
    long last = ((Number) old.get(old.size() - 1)).longValue();
    em.createNativeQuery("update event_bounds set forgotten = ?1 where forgotten < ?1")
        .setParameter(1, last)
        .executeUpdate();
    return em.createNativeQuery("delete from event_log where position <= ?1")
        .setParameter(1, last)
        .executeUpdate();
  }

  @Override
  public int forgetCounts(Instant time) {
    return em.createNativeQuery(
            "delete from event_count where at < ?1"
                + " and not exists (select 1 from fax where fax.id = event_count.subject_id)"
                + " and not exists (select 1 from faxbox where faxbox.id = event_count.subject_id)")
        .setParameter(1, time)
        .executeUpdate();
  }

  @Override
  public long waiting() {
    Query count = em.createNativeQuery("select count(*) from event");
    return ((Number) count.getSingleResult()).longValue();
  }
}
