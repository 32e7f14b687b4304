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
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax.Direction;
import org.caselli.fax.domain.usage.CountedFax;
import org.caselli.fax.domain.usage.Ending;
import org.caselli.fax.domain.usage.UsageLedger;
import org.caselli.fax.domain.usage.UsageSpan;
import org.hibernate.Session;

/** {@link UsageLedger} by two tables, of what was counted and of what was summed up. */
@ApplicationScoped
public class JdbcUsageLedger implements UsageLedger {
  private static final UUID NO_FAXBOX = new UUID(0, 0);
  private static final String COLUMNS =
      "account_id, begins_at, faxbox_id, direction, ending, cause, faxes, pages";
  private static final String VALUES = " (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String ADD = "insert into usage_entry" + VALUES;
  private static final String NEXT =
      "select seq, " + COLUMNS + " from usage_entry order by seq limit ? for update skip locked";
  private static final String REMOVE = "delete from usage_entry where seq = ?";
  private static final String MORE =
      "update usage_hour set faxes = faxes + ?, pages = pages + ? where account_id = ?"
          + " and begins_at = ? and faxbox_id = ? and direction = ? and ending = ? and cause = ?";
  private static final String FIRST = "insert into usage_hour" + VALUES;

  private final EntityManager em;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JdbcUsageLedger() {
    this(null);
  }

  @Inject
  public JdbcUsageLedger(EntityManager em) {
    this.em = em;
  }

  /** What counts have in common that are summed up. */
  private record Key(
      UUID account, Instant hour, UUID faxbox, String direction, String ending, String cause) {
    static Key of(CountedFax fax) {
      return new Key(
          fax.account(),
          fax.hour(),
          fax.faxbox().orElse(NO_FAXBOX),
          fax.direction().name(),
          fax.ending().name(),
          fax.cause());
    }

    static Key of(ResultSet row) throws SQLException {
      return new Key(
          row.getObject("account_id", UUID.class),
          row.getObject("begins_at", OffsetDateTime.class).toInstant(),
          row.getObject("faxbox_id", UUID.class),
          row.getString("direction"),
          row.getString("ending"),
          row.getString("cause"));
    }

    int fill(PreparedStatement statement, int first) throws SQLException {
      int next = first;
      statement.setObject(next++, account);
      statement.setTimestamp(next++, Timestamp.from(hour));
      statement.setObject(next++, faxbox);
      statement.setString(next++, direction);
      statement.setString(next++, ending);
      statement.setString(next++, cause);
      return next;
    }
  }

  private record Sum(long faxes, long pages) {
    Sum plus(Sum more) {
      return new Sum(faxes + more.faxes, pages + more.pages);
    }

    static Sum of(ResultSet row) throws SQLException {
      return new Sum(row.getLong("faxes"), row.getLong("pages"));
    }

    int fill(PreparedStatement statement, int first) throws SQLException {
      statement.setLong(first, faxes);
      statement.setLong(first + 1, pages);
      return first + 2;
    }
  }

  @Override
  public void add(List<CountedFax> faxes) {
    if (faxes.isEmpty()) {
      return;
    }
    em.unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement insert = connection.prepareStatement(ADD)) {
                for (CountedFax fax : faxes) {
                  new Sum(fax.faxes(), fax.pages()).fill(insert, Key.of(fax).fill(insert, 1));
                  insert.addBatch();
                }
                insert.executeBatch();
              }
            });
  }

  @Override
  public int fold(int most) {
    return em.unwrap(Session.class).doReturningWork(connection -> fold(connection, most));
  }

  private static int fold(Connection connection, int most) throws SQLException {
    Map<Key, Sum> sums = new LinkedHashMap<>();
    int folded = 0;
    try (PreparedStatement select = connection.prepareStatement(NEXT);
        PreparedStatement remove = connection.prepareStatement(REMOVE)) {
      select.setInt(1, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          sums.merge(Key.of(row), Sum.of(row), Sum::plus);
          remove.setLong(1, row.getLong("seq"));
          remove.addBatch();
          folded++;
        }
      }
      remove.executeBatch();
    }
    for (Map.Entry<Key, Sum> sum : sums.entrySet()) {
      write(connection, sum.getKey(), sum.getValue());
    }
    return folded;
  }

  private static void write(Connection connection, Key key, Sum sum) throws SQLException {
    try (PreparedStatement more = connection.prepareStatement(MORE)) {
      key.fill(more, sum.fill(more, 1));
      if (more.executeUpdate() > 0) {
        return;
      }
    }
    try (PreparedStatement first = connection.prepareStatement(FIRST)) {
      sum.fill(first, key.fill(first, 1));
      first.executeUpdate();
    }
  }

  @Override
  public int forgetBefore(Instant time) {
    return em.createNativeQuery("delete from usage_hour where begins_at < ?1")
        .setParameter(1, time)
        .executeUpdate();
  }

  @Override
  public List<HourCount> hours(UsageSpan span) {
    return rows(
        "begins_at, direction, ending",
        span,
        " group by begins_at, direction, ending order by begins_at",
        row ->
            new HourCount(
                row.getObject("begins_at", OffsetDateTime.class).toInstant(),
                Direction.valueOf(row.getString("direction")),
                Ending.valueOf(row.getString("ending")),
                row.getLong("faxes"),
                row.getLong("pages")));
  }

  @Override
  public List<CauseCount> causes(UsageSpan span, int most) {
    return rows(
        "direction, cause",
        span,
        " and ending = 'FAILED' group by direction, cause having sum(faxes) > 0"
            + " order by sum(faxes) desc, direction, cause limit "
            + most,
        row ->
            new CauseCount(
                Direction.valueOf(row.getString("direction")),
                row.getString("cause"),
                row.getLong("faxes")));
  }

  @Override
  public List<Share> shares(UsageSpan span, Division division, int most) {
    String column = division == Division.FAXBOX ? "faxbox_id" : "account_id";
    return rows(
        column + ", sum(case when ending = 'FAILED' then faxes else 0 end) as failed",
        span,
        " group by " + column + " order by sum(faxes) desc, " + column + " limit " + most,
        row ->
            new Share(
                Optional.of(row.getObject(column, UUID.class)).filter(id -> !id.equals(NO_FAXBOX)),
                row.getLong("faxes"),
                row.getLong("failed"),
                row.getLong("pages")));
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** One statement over both tables: what is being folded is seen once, before or after. */
  private <T> List<T> rows(String columns, UsageSpan span, String tail, Reading<T> reading) {
    String which =
        " where account_id = any(?) and begins_at >= ? and begins_at < ?"
            + (span.faxbox().isPresent() ? " and faxbox_id = ?" : "");
    String text =
        "select %s, sum(faxes) as faxes, sum(pages) as pages from (select %s from usage_hour%s"
                .formatted(columns, COLUMNS, which)
            + " union all select %s from usage_entry%s) counted where true%s"
                .formatted(COLUMNS, which, tail);
    return em.unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(text)) {
                fill(select, span, fill(select, span, 1));
                List<T> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                  while (row.next()) {
                    found.add(reading.read(row));
                  }
                }
                return found;
              }
            });
  }

  private static int fill(PreparedStatement select, UsageSpan span, int first) throws SQLException {
    int next = first;
    select.setArray(
        next++, select.getConnection().createArrayOf("uuid", span.accounts().toArray()));
    select.setTimestamp(next++, Timestamp.from(span.from()));
    select.setTimestamp(next++, Timestamp.from(span.to()));
    if (span.faxbox().isPresent()) {
      select.setObject(next++, span.faxbox().get());
    }
    return next;
  }
}
