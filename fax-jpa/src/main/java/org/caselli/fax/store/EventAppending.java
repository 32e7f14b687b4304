package org.caselli.fax.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.LoggedEvent;

/** Gives waiting events their positions, within one transaction of that connection. */
final class EventAppending {
  private static final String WAITING =
      "select seq, " + EventRow.columns("fax_id", "direction") + " from event order by seq limit ?";
  private static final String INSERT =
      "insert into event_log (position, number, "
          + EventRow.columns("subject_id", "subject")
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Connection connection;

  EventAppending(Connection connection) {
    this.connection = connection;
  }

  /** An event that waits, and by which number. */
  private record Waiting(long seq, FaxEvent event) {}

  List<LoggedEvent> append(int most) throws SQLException {
    long last = lockedLast();
    List<Waiting> waiting = waiting(most);
    if (waiting.isEmpty()) {
      return List.of();
    }
    Map<UUID, Long> counts = counts(waiting);
    Set<UUID> known = new HashSet<>(counts.keySet());
    List<LoggedEvent> events = new ArrayList<>();
    for (Waiting each : waiting) {
      long number = counts.merge(each.event().about().id(), 1L, Long::sum);
      events.add(new LoggedEvent(last + events.size() + 1, number, each.event()));
    }
    insert(events);
    remove(waiting);
    write(counts, known, events.get(events.size() - 1).event());
    moveTo(last + events.size());
    return events;
  }

  private long lockedLast() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select last_position from event_bounds where id = 1 for update");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<Waiting> waiting(int most) throws SQLException {
    List<Waiting> events = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(WAITING)) {
      select.setInt(1, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.add(new Waiting(row.getLong(1), EventRow.read(row, 1)));
        }
      }
    }
    return events;
  }

  private Map<UUID, Long> counts(List<Waiting> waiting) throws SQLException {
    List<UUID> subjects =
        waiting.stream().map(each -> each.event().about().id()).distinct().toList();
    String places = String.join(", ", Collections.nCopies(subjects.size(), "?"));
    Map<UUID, Long> counts = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select subject_id, number from event_count where subject_id in (" + places + ")")) {
      for (int i = 0; i < subjects.size(); i++) {
        select.setObject(i + 1, subjects.get(i));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          counts.put(row.getObject(1, UUID.class), row.getLong(2));
        }
      }
    }
    return counts;
  }

  private void insert(List<LoggedEvent> events) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (LoggedEvent each : events) {
        insert.setLong(1, each.position());
        insert.setLong(2, each.number());
        EventRow.fill(insert, 2, each.event());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void remove(List<Waiting> waiting) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from event where seq = ?")) {
      for (Waiting each : waiting) {
        delete.setLong(1, each.seq());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private void write(Map<UUID, Long> counts, Set<UUID> known, FaxEvent latest) throws SQLException {
    Timestamp at = Timestamp.from(latest.at());
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into event_count (number, at, subject_id) values (?, ?, ?)");
        PreparedStatement update =
            connection.prepareStatement(
                "update event_count set number = ?, at = ? where subject_id = ?")) {
      for (Map.Entry<UUID, Long> each : counts.entrySet()) {
        PreparedStatement statement = known.contains(each.getKey()) ? update : insert;
        statement.setLong(1, each.getValue());
        statement.setTimestamp(2, at);
        statement.setObject(3, each.getKey());
        statement.addBatch();
      }
      insert.executeBatch();
      update.executeBatch();
    }
  }

  private void moveTo(long last) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update event_bounds set last_position = ? where id = 1")) {
      update.setLong(1, last);
      update.executeUpdate();
    }
  }
}
