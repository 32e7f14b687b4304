package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps an office process from the network by a network namespace of its own, where the system
 * permits one (Linux; root, or user namespaces for all). Elsewhere its profile alone keeps it.
 *
 * @param prefix of the command line, empty when there is no such isolation
 */
record OfficeIsolation(List<String> prefix) {

  private static final List<List<String>> WAYS =
      List.of(
          List.of("unshare", "--net", "--"),
          List.of("unshare", "--user", "--map-root-user", "--net", "--"));

  private static final long TRIAL_SECONDS = 5;

  /** Tries the ways out. Takes some milliseconds. */
  static OfficeIsolation find() throws InterruptedException {
    for (List<String> way : WAYS) {
      if (works(way)) {
        return new OfficeIsolation(way);
      }
    }
    return none();
  }

  static OfficeIsolation none() {
    return new OfficeIsolation(List.of());
  }

  private static boolean works(List<String> way) throws InterruptedException {
    List<String> command = new ArrayList<>(way);
    command.add("true");
    try {
      Process trial =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = trial.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        trial.destroyForcibly();
      }
      return ended && trial.exitValue() == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    }
  }

  boolean keepsNetworkOut() {
    return !prefix.isEmpty();
  }
}
