package org.caselli.fax.faults.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * What a row is told.
 *
 * @param checkout where {@code ./fax} and the built application are
 * @param directory empty; everything of the row goes below it
 * @param runs how many are wanted; of each point, where the row has points
 * @param shortened whether the row is to be done in half a minute, as in the tests
 * @param soak how much of the row that takes hours
 * @param points words of which a point has to have one, of a row with points; empty for all points
 */
public record RunContext(
    Path checkout, Path directory, int runs, boolean shortened, Soak soak, List<String> points) {
  private static final int FEW = 2;

  public RunContext {
    points = List.copyOf(points);
  }

  /** The same for a part of the row, below the row's directory. */
  RunContext within(String name) throws IOException {
    return new RunContext(checkout, directory(name), runs, shortened, soak, points);
  }

  /** Those of the points of a row that are to be played. */
  List<KillPoint> chosen(List<KillPoint> all) {
    List<KillPoint> named =
        all.stream()
            .filter(
                point -> points.isEmpty() || points.stream().anyMatch(point.toString()::contains))
            .toList();
    return shortened ? Few.of(named, FEW) : named;
  }

  /** A new directory below the row's. */
  public Path directory(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  /** Lets other users pass through the directory, as whoever runs PostgreSQL must. */
  void open() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
  }

  /** Tells whoever waits how far it is; on standard error, as the result goes to the other. */
  public void say(String progress) {
    System.err.println("  " + progress);
  }

  /** The jar for {@code -javaagent}, with the directory of its orders behind it. */
  public String agent(Path orders) {
    return "-javaagent:"
        + checkout.resolve("fax-faults/target/fax-faults-agent.jar")
        + "="
        + orders.toAbsolutePath();
  }
}
