package org.caselli.fax.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.domain.listing.Place;
import org.caselli.fax.domain.listing.Stretch;

/**
 * A query along an index of some columns that are given, then {@code created_at} and {@code id}.
 * The columns stand in the order too, which says nothing more, but H2 takes the index for it only
 * then.
 */
final class StretchSql {
  private final StringBuilder conditions = new StringBuilder();
  private final StringBuilder order = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  /** A column that has this value; called in the order of the index. */
  StretchSql with(String column, Object value) {
    conditions.append(conditions.isEmpty() ? " where " : " and ").append(column).append(" = ?");
    order.append(order.isEmpty() ? " order by " : ", ").append(column);
    parameters.add(value);
    return this;
  }

  /** A column that has this value, and is not in the index. */
  StretchSql where(String column, Object value) {
    conditions.append(" and ").append(column).append(" = ?");
    parameters.add(value);
    return this;
  }

  /** Everything behind the select list and its tables. */
  String tail(Stretch stretch, String alias, int most) {
    String created = alias + ".created_at";
    stretch.from().ifPresent(from -> and(created + " >= ?", time(from)));
    stretch.to().ifPresent(to -> and(created + " <= ?", time(to)));
    stretch.after().ifPresent(after -> behind(after, alias, stretch.ascending() ? ">" : "<"));
    String direction = stretch.ascending() ? "" : " desc";
    parameters.add(most);
    return conditions
        + ""
        + order
        + (", " + created + direction + ", " + alias + ".id" + direction)
        + " limit ?";
  }

  private void behind(Place after, String alias, String than) {
    String created = alias + ".created_at";
    and(created + " " + than + "= ?", time(after.createdAt()));
    conditions.append(" and (").append(created).append(' ').append(than).append(" ? or ");
    conditions.append(alias).append(".id ").append(than).append(" ?)");
    parameters.add(time(after.createdAt()));
    parameters.add(after.id());
  }

  private void and(String condition, Object value) {
    conditions.append(" and ").append(condition);
    parameters.add(value);
  }

  void fill(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
