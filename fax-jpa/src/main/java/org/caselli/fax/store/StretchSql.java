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

  /** Any of these is true of the row, each of them with one parameter. */
  StretchSql whereAny(List<String> alternatives, List<?> values) {
    conditions.append(" and (").append(String.join(" or ", alternatives)).append(')');
    parameters.addAll(values);
    return this;
  }

  /** Only up to that place of the stretch, which belongs. */
  StretchSql upTo(Place last, Stretch stretch, String alias) {
    beside(last, alias, stretch.ascending() ? "<" : ">", "=");
    return this;
  }

  /** Everything behind the select list and its tables, after so many that are passed over. */
  String tail(Stretch stretch, String alias, int most, int passed) {
    String tail = tail(stretch, alias, most);
    parameters.add(passed);
    return tail + " offset ?";
  }

  /** Everything behind the select list and its tables. */
  String tail(Stretch stretch, String alias, int most) {
    String created = alias + ".created_at";
    stretch.from().ifPresent(from -> and(created + " >= ?", time(from)));
    stretch.to().ifPresent(to -> and(created + " <= ?", time(to)));
    stretch.after().ifPresent(after -> beside(after, alias, stretch.ascending() ? ">" : "<", ""));
    String direction = stretch.ascending() ? "" : " desc";
    parameters.add(most);
    return conditions
        + ""
        + order
        + (", " + created + direction + ", " + alias + ".id" + direction)
        + " limit ?";
  }

  /** On that side of a place; {@code or} is the sign of equality when the place belongs. */
  private void beside(Place place, String alias, String than, String or) {
    String created = alias + ".created_at";
    and(created + " " + than + "= ?", time(place.createdAt()));
    whereAny(
        List.of(created + " " + than + " ?", alias + ".id " + than + or + " ?"),
        List.of(time(place.createdAt()), place.id()));
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
