package org.caselli.fax.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The database of the server, opened beside it to put pending faxes into it as the application
 * writes them, and to read afterwards when they were dialled.
 */
final class BenchFaxes implements AutoCloseable {
  private static final int ACCOUNTS = 1_000;
  private static final int BATCH = 1_000;
  private static final String OPTIONS =
      "{\"recipients\":[],\"sip_headers\":{},\"bypass_e164\":false}";

  private final Connection connection;

  BenchFaxes(BenchServer server) throws SQLException {
    connection = DriverManager.getConnection(server.databaseUrl(), "sa", "sa");
    connection.setAutoCommit(false);
  }

  private static UUID account(int number) {
    return new UUID(0xbe9c4L, number);
  }

  /** A thousand accounts with a number each. */
  void accounts() throws SQLException {
    Timestamp now = Timestamp.from(Instant.now());
    try (PreparedStatement account =
            connection.prepareStatement(
                "insert into account (id, name, realm, timezone, default_from, attributes, created_at,"
                    + " modified_at, version) values (?, ?, ?, 'UTC', ?, '{}', ?, ?, 0)");
        PreparedStatement number =
            connection.prepareStatement(
                "insert into phone_number (number, account_id, created_at) values (?, ?, ?)")) {
      for (int i = 0; i < ACCOUNTS; i++) {
        account.setObject(1, account(i));
        account.setString(2, "bench " + i);
        account.setString(3, "bench" + i + ".localhost");
        account.setString(4, from(i));
        account.setTimestamp(5, now);
        account.setTimestamp(6, now);
        account.addBatch();
        number.setString(1, from(i));
        number.setObject(2, account(i));
        number.setTimestamp(3, now);
        number.addBatch();
      }
      account.executeBatch();
      number.executeBatch();
    }
    connection.commit();
  }

  private static String from(int account) {
    return String.format("+1650%07d", account);
  }

  /** Puts pending faxes of one page in, shared out evenly between the accounts. */
  void pending(int count, String numbers, Instant due) throws SQLException {
    Timestamp now = Timestamp.from(Instant.now());
    try (PreparedStatement fax = connection.prepareStatement(FAX);
        PreparedStatement job = connection.prepareStatement(JOB)) {
      for (int i = 0; i < count; i++) {
        UUID id = id();
        UUID account = account(i % ACCOUNTS);
        String to = number(numbers, i);
        fax.setObject(1, id);
        fax.setObject(2, account);
        fax.setString(3, from(i % ACCOUNTS));
        fax.setString(4, to);
        fax.setString(5, OPTIONS);
        fax.setTimestamp(6, now);
        fax.setTimestamp(7, now);
        fax.addBatch();
        job.setObject(1, id);
        job.setObject(2, account);
        job.setString(3, to);
        job.setTimestamp(4, Timestamp.from(due));
        job.setTimestamp(5, now);
        job.setTimestamp(6, now);
        job.addBatch();
        if (i % BATCH == BATCH - 1 || i == count - 1) {
          fax.executeBatch();
          job.executeBatch();
          connection.commit();
        }
      }
    }
  }

  /** As the application makes them: version 7, which grows with time. */
  private static UUID id() {
    UUID random = UUID.randomUUID();
    return new UUID(
        System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff,
        random.getLeastSignificantBits());
  }

  /** How many faxes to such numbers have come to their end. */
  int ended(String numbers) throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement(
            "select count(*) from job where state = 'COMPLETED' and to_number like ?")) {
      count.setString(1, numbers + "%");
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static String number(String numbers, int index) {
    return numbers + String.format("%07d", index);
  }

  private static final String FAX =
      "insert into fax (id, account_id, direction, folder, from_number, from_name, to_number,"
          + " to_name, original_url, pages, size_bytes, options, attributes, result, created_at,"
          + " modified_at, deleted, version, shown_in) values (?, ?, 'OUTBOUND', 'OUTBOX', ?, '', ?,"
          + " '', '', 1, 20000, ?, '{}', '{}', ?, ?, false, 0, 'OUTGOING')";
  private static final String JOB =
      "insert into job (id, account_id, state, to_number, retries, attempts, dials, priority,"
          + " due_at, queued, message_seq, queue_order, wait_order, confirmed_pages, retry_after,"
          + " reschedule_rule, reason, correlation_id, created_at, modified_at, version)"
          + " values (?, ?, 'PENDING', ?, 1, 0, 0, 4, ?, false, 0, 0, 0, 0, 0, '', '', 'bench', ?,"
          + " ?, 0)";

  /** Erases all faxes. */
  void clear() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table :
          List.of("attempt_event", "page_result", "attempt", "job", "fax", "number_lock")) {
        statement.execute("delete from " + table);
      }
      statement.execute("update account_slot set in_use = 0");
    }
    connection.commit();
  }

  /** Spreads the due times of the faxes to such numbers evenly. */
  void spread(String numbers, Instant begin, Duration over, int count) throws SQLException {
    if (over.isZero()) {
      try (PreparedStatement update =
          connection.prepareStatement("update job set due_at = ? where to_number like ?")) {
        update.setTimestamp(1, Timestamp.from(begin));
        update.setString(2, numbers + "%");
        update.executeUpdate();
      }
      connection.commit();
      return;
    }
    try (PreparedStatement all =
            connection.prepareStatement(
                "select id, to_number from job where to_number like ? order by to_number");
        PreparedStatement update =
            connection.prepareStatement("update job set due_at = ? where id = ?")) {
      all.setString(1, numbers + "%");
      try (ResultSet rows = all.executeQuery()) {
        for (int i = 0; rows.next(); i++) {
          update.setTimestamp(1, Timestamp.from(begin.plus(over.multipliedBy(i).dividedBy(count))));
          update.setObject(2, rows.getObject(1, UUID.class));
          update.addBatch();
        }
      }
      update.executeBatch();
    }
    connection.commit();
  }

  /** Milliseconds from due to dialled of the remembered faxes that were dialled, in order. */
  List<Long> dueToDialled() throws SQLException {
    List<Long> delays = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select j.due_at, a.dialled_at from bench_due j join attempt a on a.job_id = j.id"
                    + " where a.dialled_at is not null");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        delays.add(
            Duration.between(rows.getTimestamp(1).toInstant(), rows.getTimestamp(2).toInstant())
                .toMillis());
      }
    }
    delays.sort(Long::compare);
    return delays;
  }

  /** Remembers when each of these jobs is due, because a finished one no longer tells. */
  void rememberDue(String numbers) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists bench_due");
      statement.execute(
          "create table bench_due as select id, due_at from job where to_number like '"
              + numbers
              + "%'");
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
