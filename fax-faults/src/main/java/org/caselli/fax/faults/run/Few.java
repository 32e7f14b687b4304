package org.caselli.fax.faults.run;

import java.util.List;
import java.util.stream.IntStream;

/** Some of many: of each of as many equal parts the middle one. */
final class Few {
  private Few() {}

  static <T> List<T> of(List<T> all, int few) {
    if (all.size() <= few) {
      return all;
    }
    return IntStream.range(0, few)
        .mapToObj(i -> all.get((2 * i + 1) * all.size() / (2 * few)))
        .toList();
  }
}
