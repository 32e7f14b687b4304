package org.caselli.fax.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.caselli.fax.domain.listing.Stretch;

/** A stretch of a list as a query for entities with {@code createdAt} and {@code id}. */
final class StretchQuery {
  private StretchQuery() {}

  /**
   * The query; the caller sets a parameter for each field, by the field's name, and how many rows.
   *
   * @param fields that have a value, in the order of the index
   */
  static <T> TypedQuery<T> of(
      EntityManager em, Class<T> entity, List<String> fields, Stretch stretch) {
    TypedQuery<T> query = em.createQuery(text(entity.getSimpleName(), fields, stretch), entity);
    stretch.from().ifPresent(from -> query.setParameter("from", from));
    stretch.to().ifPresent(to -> query.setParameter("to", to));
    stretch
        .after()
        .ifPresent(
            after -> {
              query.setParameter("afterTime", after.createdAt());
              query.setParameter("afterId", after.id());
            });
    return query;
  }

  private static String text(String entity, List<String> fields, Stretch stretch) {
    String than = stretch.ascending() ? ">" : "<";
    String direction = stretch.ascending() ? "" : " desc";
    StringBuilder text =
        new StringBuilder("select e from ").append(entity).append(" e where 1 = 1");
    StringBuilder order = new StringBuilder(" order by ");
    for (String field : fields) {
      text.append(" and e.").append(field).append(" = :").append(field);
      order.append("e.").append(field).append(", ");
    }
    stretch.from().ifPresent(from -> text.append(" and e.createdAt >= :from"));
    stretch.to().ifPresent(to -> text.append(" and e.createdAt <= :to"));
    if (stretch.after().isPresent()) {
      text.append(" and e.createdAt ").append(than).append("= :afterTime and (e.createdAt ");
      text.append(than).append(" :afterTime or e.id ").append(than).append(" :afterId)");
    }
    order.append("e.createdAt").append(direction).append(", e.id").append(direction);
    return text.append(order).toString();
  }
}
