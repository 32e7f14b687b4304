package org.caselli.fax.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Delivered and received faxes of one account, put into the server's database beside it. */
final class FaxRows implements AutoCloseable {
  private static final int BATCH = 2_000;
  private static final Duration APART = Duration.ofSeconds(30);
  private static final String FAX =
      "insert into fax (id, account_id, direction, folder, from_number, from_name, to_number,"
          + " to_name, original_url, pages, size_bytes, options, attributes, result, created_at,"
          + " modified_at, delivered_at, deleted, version, shown_in, ended_as)"
          + " values (?, ?, ?, ?, '+15005550199', 'Bench', ?, '', '', 3, 60000,"
          + " '{\"recipients\":[],\"sip_headers\":{},\"bypass_e164\":false}',"
          + " '{\"from_number\":\"+15005550199\",\"retries\":3,\"attempts\":1}',"
          + " '{\"success\":true,\"result_code\":200,\"pages_sent\":3}', ?, ?, ?, false, 0, ?, ?)";
  private static final String JOB =
      "insert into job (id, account_id, state, to_number, retries, attempts, dials, priority,"
          + " queued, message_seq, queue_order, wait_order, confirmed_pages, retry_after,"
          + " reschedule_rule, reason, correlation_id, created_at, modified_at, version)"
          + " values (?, ?, 'COMPLETED', ?, 3, 1, 1, 4, false, 1, 1, 0, 3, 0, '', '', 'bench', ?,"
          + " ?, 0)";

  private final Connection connection;
  private final UUID account;
  private final Instant newest = Instant.now();
  private int written;

  FaxRows(BenchServer server, UUID account) throws SQLException {
    this.connection = DriverManager.getConnection(server.databaseUrl(), "sa", "sa");
    this.connection.setAutoCommit(false);
    this.account = account;
  }

  /** Writes older and older faxes until there are {@code count}; every fourth was received. */
  void fill(int count) throws SQLException {
    try (PreparedStatement fax = connection.prepareStatement(FAX);
        PreparedStatement job = connection.prepareStatement(JOB)) {
      while (written < count) {
        row(fax, job);
        written++;
        if (written % BATCH == 0 || written == count) {
          fax.executeBatch();
          job.executeBatch();
          connection.commit();
        }
      }
    }
  }

  private void row(PreparedStatement fax, PreparedStatement job) throws SQLException {
    UUID id = UUID.randomUUID();
    boolean received = written % 4 == 3;
    Timestamp at = Timestamp.from(newest.minus(APART.multipliedBy(written)));
    String to = String.format("+1212%07d", written);
    fax.setObject(1, id);
    fax.setObject(2, account);
    fax.setString(3, received ? "INBOUND" : "OUTBOUND");
    fax.setString(4, received ? "INBOX" : "OUTBOX");
    fax.setString(5, to);
    fax.setTimestamp(6, at);
    fax.setTimestamp(7, at);
    fax.setTimestamp(8, at);
    fax.setString(9, received ? "INBOX" : "OUTBOX");
    fax.setString(10, received ? "" : "COMPLETED");
    fax.addBatch();
    if (!received) {
      job.setObject(1, id);
      job.setObject(2, account);
      job.setString(3, to);
      job.setTimestamp(4, at);
      job.setTimestamp(5, at);
      job.addBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
