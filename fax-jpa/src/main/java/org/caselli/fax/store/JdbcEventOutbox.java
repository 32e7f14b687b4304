package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.util.List;
import org.caselli.fax.domain.event.EventOutbox;
import org.caselli.fax.domain.event.FaxEvent;
import org.hibernate.Session;

/** {@link EventOutbox} by a batch of statements. */
@ApplicationScoped
public class JdbcEventOutbox implements EventOutbox {
  private static final String ADD =
      "insert into event ("
          + EventRow.columns("fax_id", "direction")
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

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
                  EventRow.fill(insert, 0, event);
                  insert.addBatch();
                }
                insert.executeBatch();
              }
            });
  }
}
