package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.domain.job.ProgressJournal;
import org.caselli.fax.domain.job.Stage;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** {@link ProgressJournal} by batches of statements. */
@ApplicationScoped
public class JdbcProgressJournal implements ProgressJournal {
  private static final String STAGE =
      "update attempt set stage = ?, pages_confirmed = greatest(pages_confirmed, ?),"
          + " switch_name = case when cast(? as varchar) = '' then switch_name else ? end,"
          + " dialled_at = coalesce(?, dialled_at), answered_at = coalesce(?, answered_at)"
          + " where id = ? and live = true and fence = ?";
  private static final String LAST_STAGE =
      "update attempt set dialled_at = coalesce(?, dialled_at),"
          + " answered_at = coalesce(?, answered_at) where id = ?";
  private static final String EVENT =
      "insert into attempt_event (attempt_id, seq, at, stage, fact) values (?, ?, ?, ?, ?)"
          + " on conflict do nothing";
  private static final String PAGE =
      "insert into page_result"
          + " (attempt_id, page, width_px, height_px, bad_rows, size_bytes, encoding)"
          + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
  private static final int MAX_ENCODING = 32;

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JdbcProgressJournal() {
    this(null);
  }

  @Inject
  public JdbcProgressJournal(EntityManager em) {
    this.em = em;
  }

  @Override
  public Set<UUID> write(List<Progress> progress) {
    if (progress.isEmpty()) {
      return Set.of();
    }
    em.flush();
    Set<UUID> deposed = deposed(progress);
    List<Progress> ours =
        progress.stream().filter(each -> !deposed.contains(each.attempt())).toList();
    if (!ours.isEmpty()) {
      em.unwrap(Session.class).doWork(connection -> write(connection, ours));
    }
    return deposed;
  }

  private Set<UUID> deposed(List<Progress> progress) {
    Map<UUID, Long> fences = new HashMap<>();
    em.createQuery("select a.id, a.fence from Attempt a where a.id in :ids", Object[].class)
        .setParameter("ids", progress.stream().map(Progress::attempt).distinct().toList())
        .getResultList()
        .forEach(row -> fences.put((UUID) row[0], (Long) row[1]));
    Set<UUID> deposed = new HashSet<>();
    for (Progress each : progress) {
      if (fences.getOrDefault(each.attempt(), each.fence()) != each.fence()) {
        deposed.add(each.attempt());
      }
    }
    return deposed;
  }

  private static void write(Connection connection, List<Progress> progress) throws SQLException {
    try (PreparedStatement stage = connection.prepareStatement(STAGE);
        PreparedStatement last = connection.prepareStatement(LAST_STAGE);
        PreparedStatement event = connection.prepareStatement(EVENT);
        PreparedStatement page = connection.prepareStatement(PAGE)) {
      for (Progress each : progress) {
        if (each.stage() != Stage.END) {
          stage(stage, each);
        }
        last(last, each);
        for (AttemptEvent line : each.events()) {
          event(event, each, line);
        }
        for (PageResult result : each.pages()) {
          page(page, each, result);
        }
      }
      stage.executeBatch();
      last.executeBatch();
      event.executeBatch();
      page.executeBatch();
    }
  }

  private static void stage(PreparedStatement statement, Progress progress) throws SQLException {
    statement.setString(1, progress.stage().name());
    statement.setInt(2, progress.pagesConfirmed());
    statement.setString(3, progress.switchName());
    statement.setString(4, progress.switchName());
    statement.setTimestamp(5, timestamp(progress.dialledAt()));
    statement.setTimestamp(6, timestamp(progress.answeredAt()));
    statement.setObject(7, progress.attempt());
    statement.setLong(8, progress.fence());
    statement.addBatch();
  }

  private static void last(PreparedStatement statement, Progress progress) throws SQLException {
    statement.setTimestamp(1, timestamp(progress.dialledAt()));
    statement.setTimestamp(2, timestamp(progress.answeredAt()));
    statement.setObject(3, progress.attempt());
    statement.addBatch();
  }

  private static void event(PreparedStatement statement, Progress progress, AttemptEvent line)
      throws SQLException {
    statement.setObject(1, progress.attempt());
    statement.setInt(2, line.seq());
    statement.setTimestamp(3, Timestamp.from(line.at()));
    statement.setString(4, line.stage().name());
    statement.setString(5, line.fact());
    statement.addBatch();
  }

  private static void page(PreparedStatement statement, Progress progress, PageResult result)
      throws SQLException {
    statement.setObject(1, progress.attempt());
    statement.setInt(2, result.page());
    statement.setInt(3, result.widthPx());
    statement.setInt(4, result.heightPx());
    statement.setInt(5, result.badRows());
    statement.setLong(6, result.bytes());
    String encoding = result.encoding();
    statement.setString(
        7, encoding.length() > MAX_ENCODING ? encoding.substring(0, MAX_ENCODING) : encoding);
    statement.addBatch();
  }

  private static @Nullable Timestamp timestamp(Optional<Instant> instant) {
    return instant.map(Timestamp::from).orElse(null);
  }
}
