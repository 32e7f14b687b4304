package org.caselli.fax.app.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.caselli.fax.domain.fax.FaxIndex.Effort;
import org.caselli.fax.domain.fax.FaxIndex.Found;
import org.caselli.fax.domain.fax.FaxIndex.Row;
import org.caselli.fax.domain.listing.Place;
import org.caselli.fax.domain.listing.Stretch;

/**
 * Looks through a list for words: in long steps, since the store passes over what has none of them.
 *
 * @param steps what is found in the next part of a stretch
 * @param wanted which of that to show
 */
record WordWalk(BiFunction<Stretch, Effort, Found> steps, Predicate<Row> wanted) {
  /** So many steps are made for one request at the most. */
  static final int MOST_STEPS = 5;

  private static final int LOOKED = 10_000;
  private static final int FOUND = 500;

  /**
   * A page.
   *
   * @param size how many to show at the most, at least 1
   */
  Page<Row> page(Stretch stretch, int size) {
    List<Row> shown = new ArrayList<>();
    Stretch rest = stretch;
    for (int step = 0; step < MOST_STEPS; step++) {
      int missing = Math.min(size + 1 - shown.size(), FOUND);
      Found found = steps.apply(rest, new Effort(LOOKED, missing));
      for (Row row : found.rows()) {
        if (wanted.test(row)) {
          if (shown.size() == size) {
            return new Page<>(shown, rest.after());
          }
          shown.add(row);
        }
        rest = rest.behind(row.place());
      }
      Optional<Place> next = found.next();
      if (next.isEmpty()) {
        return new Page<>(shown, Optional.empty());
      }
      rest = rest.behind(next.get());
    }
    return new Page<>(shown, rest.after());
  }
}
