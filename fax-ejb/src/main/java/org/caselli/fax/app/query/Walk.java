package org.caselli.fax.app.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.caselli.fax.domain.listing.Place;
import org.caselli.fax.domain.listing.Stretch;

/**
 * Walks along a list in steps until a page is full of what is wanted, the list is at its end, or
 * enough has been looked at for one request.
 *
 * @param steps the next so many of a stretch; fewer only at the end of the list
 * @param placeOf where something stands in the list
 * @param wanted what to show
 */
record Walk<R>(
    BiFunction<Stretch, Integer, List<R>> steps, Function<R, Place> placeOf, Predicate<R> wanted) {
  /** So many are looked at in one request at the most. */
  static final int MOST_LOOKED_AT = 5_000;

  private static final int LARGEST_STEP = 500;

  /**
   * A page.
   *
   * @param size how many to show at the most, at least 1
   */
  Page<R> page(Stretch stretch, int size) {
    List<R> shown = new ArrayList<>();
    Stretch rest = stretch;
    int step = Math.min(size + 1, LARGEST_STEP);
    for (int looked = 0; looked < MOST_LOOKED_AT + size; looked += step) {
      List<R> rows = steps.apply(rest, step);
      for (R row : rows) {
        if (wanted.test(row)) {
          if (shown.size() == size) {
            return new Page<>(shown, rest.after());
          }
          shown.add(row);
        }
        rest = rest.behind(placeOf.apply(row));
      }
      if (rows.size() < step) {
        return new Page<>(shown, Optional.empty());
      }
      step = LARGEST_STEP;
    }
    return new Page<>(shown, rest.after());
  }
}
