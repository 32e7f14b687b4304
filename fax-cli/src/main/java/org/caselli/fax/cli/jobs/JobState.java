package org.caselli.fax.cli.jobs;

import java.util.Iterator;
import java.util.List;
import org.caselli.fax.cli.server.WrongUsageException;

/** The words for the states of a job, as shells complete them. */
final class JobState implements Iterable<String> {
  private static final List<String> WORDS =
      List.of("attaching_files", "pending", "processing", "completed", "failed", "cancelled");

  @Override
  public Iterator<String> iterator() {
    return WORDS.iterator();
  }

  /**
   * The word itself.
   *
   * @throws WrongUsageException when no state is called so
   */
  static String word(String state) {
    if (!WORDS.contains(state)) {
      throw new WrongUsageException(
          "%s is no state; states are %s".formatted(state, String.join(", ", WORDS)));
    }
    return state;
  }

  /** The states that an operator may move a job to. */
  static final class Target implements Iterable<String> {
    static final List<String> TARGETS = List.of("pending", "failed", "cancelled");

    @Override
    public Iterator<String> iterator() {
      return TARGETS.iterator();
    }
  }
}
