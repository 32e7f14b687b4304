package org.caselli.fax.faults.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.caselli.fax.faults.agent.KillPoints;
import org.caselli.fax.faults.agent.ShiftedClock;

/** What the agent in a server's process is to do, as files of a directory that it looks into. */
public final class Orders {
  private final Path directory;

  public Orders(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  public Path directory() {
    return directory;
  }

  /** Lets it write down the points that it passes from now on. */
  public void record() throws IOException {
    Files.deleteIfExists(directory.resolve(KillPoints.PASSED));
    order(KillPoints.RECORD);
  }

  /** The points that were passed since, in order. */
  public List<String> passed() throws IOException {
    Path file = directory.resolve(KillPoints.PASSED);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Lets the process end at a point. */
  public void kill(KillPoint point) throws IOException {
    Files.deleteIfExists(directory.resolve(KillPoints.HIT));
    order("kill " + point);
  }

  /** Whether the process ended there. */
  public boolean wasHit() {
    return Files.exists(directory.resolve(KillPoints.HIT));
  }

  /** Takes the order back. */
  public void nothing() throws IOException {
    Files.deleteIfExists(directory.resolve(KillPoints.ORDER));
  }

  /** Sets the server's clock ahead of the right time; behind, if negative. */
  public void clock(Duration ahead) throws IOException {
    write(ShiftedClock.FILE, "" + ahead.toMillis());
  }

  /** The same for one node of several. */
  void clock(String node, Duration ahead) throws IOException {
    write(ShiftedClock.of(node), "" + ahead.toMillis());
  }

  private void order(String wanted) throws IOException {
    write(KillPoints.ORDER, System.nanoTime() + " " + wanted);
  }

  /** In one step, as it may be read at any moment. */
  private void write(String file, String text) throws IOException {
    Path fresh = Files.writeString(directory.resolve(file + ".new"), text);
    Files.move(fresh, directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
  }
}
