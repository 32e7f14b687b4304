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

/**
 * A clock that goes as another does, by so many milliseconds ahead as the file {@value #FILE} says
 * (behind, if negative; none without the file). A change is seen within {@value #GLANCE_MS} ms.
 * Thread-safe.
 */
public final class ShiftedClock extends Clock {
  /** File with the milliseconds. */
  public static final String FILE = "clock";

  private static final long GLANCE_MS = 50;
  private static Path directory = Path.of("");

  private final Clock right;
  private final Path file;
  private long lookedAtNanos;
  private Duration ahead;

  private ShiftedClock(Clock right, Path file) {
    this.right = right;
    this.file = file;
    this.ahead = read(file);
    this.lookedAtNanos = System.nanoTime();
  }

  static void obey(Path orders) {
    directory = orders;
  }

  /** The clock that shifts another. */
  public static Clock around(Clock right) {
    return new ShiftedClock(right, directory.resolve(FILE));
  }

  @Override
  public Instant instant() {
    return right.instant().plus(ahead());
  }

  private synchronized Duration ahead() {
    long now = System.nanoTime();
    if (now - lookedAtNanos > Duration.ofMillis(GLANCE_MS).toNanos()) {
      lookedAtNanos = now;
      ahead = read(file);
    }
    return ahead;
  }

  private static Duration read(Path file) {
    try {
      return Duration.ofMillis(Long.parseLong(Files.readString(file).strip()));
    } catch (NoSuchFileException e) {
      return Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ZoneId getZone() {
    return right.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ShiftedClock(right.withZone(zone), file);
  }
}
