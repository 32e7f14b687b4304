package org.caselli.fax.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the judge found; each sin is told in a sentence.
 *
 * @param faxes that were judged
 * @param lost taken on, and neither delivered nor reported as failed
 * @param calledTwice calls that should not have been made, and faxes that are there twice
 * @param falseReports faxes of which the server says what did not happen
 * @param stuck faxes that have not come to an end
 */
public record Verdict(
    int faxes,
    List<String> lost,
    List<String> calledTwice,
    List<String> falseReports,
    List<String> stuck) {

  public Verdict {
    lost = List.copyOf(lost);
    calledTwice = List.copyOf(calledTwice);
    falseReports = List.copyOf(falseReports);
    stuck = List.copyOf(stuck);
  }

  /** A verdict about nothing. */
  public static Verdict none() {
    return new Verdict(0, List.of(), List.of(), List.of(), List.of());
  }

  /** Both together. */
  public Verdict and(Verdict other) {
    return new Verdict(
        faxes + other.faxes,
        joined(lost, other.lost),
        joined(calledTwice, other.calledTwice),
        joined(falseReports, other.falseReports),
        joined(stuck, other.stuck));
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return sins().isEmpty();
  }

  /** All sentences. */
  public List<String> sins() {
    return joined(joined(lost, calledTwice), joined(falseReports, stuck));
  }
}
