package org.caselli.fax.faults.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A clock that goes as another does, by so many milliseconds ahead as the file {@value #FILE} says
 * (behind, if negative; none without the file). A node of a cluster looks into a file of its own
 * first. A change is seen within {@value #GLANCE_MS} ms. Thread-safe.
 */
public final class ShiftedClock extends Clock {
  /** File with the milliseconds. */
  public static final String FILE = "clock";

  private static final long GLANCE_MS = 50;
  private static Path directory = Path.of("");

  private final Clock right;
  private final List<Path> files;
  private long lookedAtNanos;
  private Duration ahead;

  private ShiftedClock(Clock right, List<Path> files) {
    this.right = right;
    this.files = List.copyOf(files);
    this.ahead = read(files);
    this.lookedAtNanos = System.nanoTime();
  }

  /** File of the node of that name. */
  public static String of(String node) {
    return FILE + "-" + node;
  }

  static void obey(Path orders) {
    directory = orders;
  }

  /** The clock that shifts another. */
  public static Clock around(Clock right) {
    return around(right, System.getProperty("jboss.node.name", ""));
  }

  static Clock around(Clock right, String node) {
    return new ShiftedClock(right, List.of(directory.resolve(of(node)), directory.resolve(FILE)));
  }

  @Override
  public Instant instant() {
    return right.instant().plus(ahead());
  }

  private synchronized Duration ahead() {
    long now = System.nanoTime();
    if (now - lookedAtNanos > Duration.ofMillis(GLANCE_MS).toNanos()) {
      lookedAtNanos = now;
      ahead = read(files);
    }
    return ahead;
  }

  private static Duration read(List<Path> files) {
    for (Path file : files) {
      try {
        return Duration.ofMillis(Long.parseLong(Files.readString(file).strip()));
      } catch (NoSuchFileException e) {
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Duration.ZERO;
  }

  @Override
  public ZoneId getZone() {
    return right.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ShiftedClock(right.withZone(zone), files);
  }
}
