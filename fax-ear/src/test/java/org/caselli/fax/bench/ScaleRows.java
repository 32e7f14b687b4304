package org.caselli.fax.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Pending faxes over many accounts in PostgreSQL, written by the database itself: a million rows
 * beside a running server within a minute or two. What is read afterwards is what the server wrote.
 */
final class ScaleRows implements AutoCloseable {
  /** Id of the account with the number n. */
  private static final String ACCOUNT = "('00000000-000b-e9c5-0000-' || lpad(to_hex(n), 12, '0'))";

  private static final String ACCOUNTS =
      "insert into account (id, name, realm, timezone, default_from, attributes, created_at,"
          + " modified_at, version) select "
          + ACCOUNT
          + "::uuid, 'scale ' || n, 'scale' || n || '.localhost', 'UTC', '+1650' || lpad(n::text, 7,"
          + " '0'), '{}', now(), now(), 0 from generate_series(0, ? - 1) n";
  private static final String NUMBERS =
      "insert into phone_number (number, account_id, created_at) select '+1650' || lpad(n::text, 7,"
          + " '0'), "
          + ACCOUNT
          + "::uuid, now() from generate_series(0, ? - 1) n";

  /**
   * Every second fax belongs to account 0, the others to the rest in turn. Ids are as the
   * application makes them: version 7, which grows with time.
   */
  private static final String PENDING =
      "create temporary table bench_new as select (lpad(to_hex((extract(epoch from now()) *"
          + " 1000)::bigint + k / 100), 12, '0') || '7' || lpad(to_hex(k % 4096), 3, '0') || 'a' ||"
          + " left(md5(random()::text), 15))::uuid id, k, case when k % 2 = 0 then 0 else 1 + (k / 2)"
          + " % (? - 1) end n from generate_series(0, ? - 1) k";

  private static final String FAXES =
      "insert into fax (id, account_id, direction, folder, from_number, from_name, to_number,"
          + " to_name, original_url, pages, size_bytes, options, attributes, result, created_at,"
          + " modified_at, deleted, version, shown_in) select id, "
          + ACCOUNT
          + "::uuid, 'OUTBOUND', 'OUTBOX', '+1650' || lpad(n::text, 7, '0'), '', ? || lpad(k::text, 7,"
          + " '0'), '', '', 1, 20000, '{\"recipients\":[],\"sip_headers\":{},\"bypass_e164\":false}',"
          + " '{}', '{}', now(), now(), false, 0, 'OUTGOING' from bench_new";
  private static final String JOBS =
      "insert into job (id, account_id, state, to_number, retries, attempts, dials, priority, due_at,"
          + " queued, message_seq, queue_order, wait_order, confirmed_pages, retry_after,"
          + " reschedule_rule, reason, correlation_id, created_at, modified_at, version) select id, "
          + ACCOUNT
          + "::uuid, 'PENDING', ? || lpad(k::text, 7, '0'), 1, 0, 0, 4, now() + interval '1 day',"
          + " false, 0, 0, 0, 0, 0, '', '', 'bench', now(), now(), 0 from bench_new";

  private final Connection connection;

  ScaleRows(Map<String, String> database) throws SQLException {
    connection =
        DriverManager.getConnection(
            database.get("FAX_DB_URL"),
            database.get("FAX_DB_USER"),
            database.get("FAX_DB_PASSWORD"));
    connection.setAutoCommit(false);
  }

  void accounts(int count) throws SQLException {
    update(ACCOUNTS, count);
    update(NUMBERS, count);
    connection.commit();
  }

  /** Puts pending faxes in that are due tomorrow. */
  void pending(int count, int accounts, String numbers) throws SQLException {
    update("drop table if exists bench_new");
    update(PENDING, accounts, count);
    update(FAXES, numbers);
    update(JOBS, numbers);
    connection.commit();
    connection.setAutoCommit(true);
    update("analyze");
    connection.setAutoCommit(false);
  }

  /** Lets everything to such numbers fall due at one instant. */
  void dueAt(String numbers, Instant when) throws SQLException {
    update("update job set due_at = ?::timestamptz where to_number like ?", when, numbers + "%");
    connection.commit();
  }

  /** Spreads the due times of faxes to such numbers evenly, and remembers them. */
  void spread(String numbers, Instant begin, Duration over, int count) throws SQLException {
    update(
        "update job set due_at = ?::timestamptz + right(to_number, 7)::int * ?::interval"
            + " where to_number like ?",
        begin,
        over.toMillis() / (double) count + " milliseconds",
        numbers + "%");
    update("drop table if exists bench_due");
    update(
        "create table bench_due as select id, due_at from job where to_number like ?",
        numbers + "%");
    connection.commit();
  }

  private void update(String statement, Object... values) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        prepared.setObject(i + 1, values[i] instanceof Instant at ? at.toString() : values[i]);
      }
      prepared.executeUpdate();
    }
  }

  /** Attempts to such numbers that have been dialled. */
  long dialled(String numbers) throws SQLException {
    return longs("select count(*) from attempt where number like '" + numbers + "%'").get(0);
  }

  /** Faxes to such numbers whose messages are in the queues. */
  long queued(String numbers) throws SQLException {
    return longs(
            "select count(*) from job where state = 'PENDING' and queued = true and to_number like '"
                + numbers
                + "%'")
        .get(0);
  }

  /**
   * When the first account had none of its faxes to such numbers left, if that was before a time;
   * else that time.
   */
  Instant firstWithoutWork(String numbers, Instant latest) throws SQLException {
    String like = " like '" + numbers + "%'";
    return longs(
            "select cast(extract(epoch from min(ended)) * 1000 as bigint) from (select account_id,"
                + " count(*) filter (where ended_at is not null) n, max(ended_at) ended from attempt"
                + " where number"
                + like
                + " group by account_id) done join (select account_id, count(*) n from job where"
                + " to_number"
                + like
                + " group by account_id) given using (account_id) where done.n >= given.n"
                + " having count(*) > 0")
        .stream()
        .map(Instant::ofEpochMilli)
        .filter(first -> first.isBefore(latest))
        .findFirst()
        .orElse(latest);
  }

  /** For each account how many of its faxes to such numbers were delivered within a time. */
  List<Long> delivered(String numbers, int accounts, Instant from, Instant to) throws SQLException {
    List<Long> counts =
        new ArrayList<>(
            longs(
                "select count(*) from attempt where number like '"
                    + numbers
                    + "%' and ended_at >= '"
                    + from
                    + "' and ended_at < '"
                    + to
                    + "' group by account_id"));
    counts.addAll(Collections.nCopies(Math.max(0, accounts - counts.size()), 0L));
    return counts;
  }

  /** Milliseconds from due to dialled of what was spread, in order. */
  List<Long> dueToDialled() throws SQLException {
    return longs(
        "select cast(extract(epoch from a.dialled_at - b.due_at) * 1000 as bigint) d from bench_due"
            + " b join attempt a on a.job_id = b.id where a.dialled_at is not null order by d");
  }

  private List<Long> longs(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<Long> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
      connection.commit();
      return found;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
