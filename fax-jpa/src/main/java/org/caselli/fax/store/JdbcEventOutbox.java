package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.EventOutbox;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.JobState;
import org.hibernate.Session;

/** {@link EventOutbox} by batches of statements. */
@ApplicationScoped
public class JdbcEventOutbox implements EventOutbox {
  private static final String ADD =
      "insert into event (id, account_id, faxbox_id, fax_id, direction, kind, state, status, facts,"
          + " at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String NEXT =
      "select seq, id, account_id, faxbox_id, fax_id, direction, kind, state, status, facts, at"
          + " from event order by seq limit ?";
  private static final String REMOVE = "delete from event where seq = ?";

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JdbcEventOutbox() {
    this(null);
  }

  @Inject
  public JdbcEventOutbox(EntityManager em) {
    this.em = em;
  }

  @Override
  public void add(List<FaxEvent> events) {
    em.unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement insert = connection.prepareStatement(ADD)) {
                for (FaxEvent event : events) {
                  fill(insert, event);
                  insert.addBatch();
                }
                insert.executeBatch();
              }
            });
  }

  private static void fill(PreparedStatement insert, FaxEvent event) throws SQLException {
    FaxEvent.About about = event.about();
    insert.setObject(1, event.id());
    insert.setObject(2, about.account());
    insert.setObject(3, about.faxbox().orElse(null));
    insert.setObject(4, about.fax());
    insert.setString(5, about.direction().name());
    insert.setString(6, event.kind().name());
    insert.setString(7, event.state().map(JobState::name).orElse(""));
    insert.setString(8, event.status());
    insert.setString(9, JsonText.write(event.facts().values()));
    insert.setTimestamp(10, Timestamp.from(event.at()));
  }

  @Override
  public List<Kept> next(int most) {
    return em.unwrap(Session.class).doReturningWork(connection -> next(connection, most));
  }

  private static List<Kept> next(Connection connection, int most) throws SQLException {
    List<Kept> events = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(NEXT)) {
      select.setInt(1, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.add(new Kept(row.getLong("seq"), event(row)));
        }
      }
    }
    return events;
  }

  private static FaxEvent event(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return new FaxEvent(
        row.getObject("id", UUID.class),
        FaxEvent.Kind.valueOf(row.getString("kind")),
        new FaxEvent.About(
            row.getObject("account_id", UUID.class),
            Optional.ofNullable(row.getObject("faxbox_id", UUID.class)),
            row.getObject("fax_id", UUID.class),
            Fax.Direction.valueOf(row.getString("direction"))),
        state.isEmpty() ? Optional.empty() : Optional.of(JobState.valueOf(state)),
        row.getString("status"),
        new Facts(JsonText.readObject(row.getString("facts"))),
        row.getTimestamp("at").toInstant());
  }

  @Override
  public void remove(List<Kept> events) {
    em.unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
                for (Kept event : events) {
                  delete.setLong(1, event.seq());
                  delete.addBatch();
                }
                delete.executeBatch();
              }
            });
  }

  @Override
  public int forgetBefore(Instant time) {
    return em.createNativeQuery("delete from event where at < ?1")
        .setParameter(1, time)
        .executeUpdate();
  }

  @Override
  public long waiting() {
    return ((Number) em.createNativeQuery("select count(*) from event").getSingleResult())
        .longValue();
  }
}
