package org.caselli.fax.faults.run;

import java.util.List;
import java.util.stream.IntStream;

/** Some of many, evenly over all. */
final class Few {
  private Few() {}

  static <T> List<T> of(List<T> all, int few) {
    if (all.size() <= few) {
      return all;
    }
    return IntStream.range(0, few)
        .mapToObj(i -> all.get(i * (all.size() - 1) / (few - 1)))
        .toList();
  }
}
