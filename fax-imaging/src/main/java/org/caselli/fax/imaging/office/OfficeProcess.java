package org.caselli.fax.imaging.office;

import com.sun.star.lang.DisposedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jodconverter.core.office.OfficeException;
import org.jodconverter.core.office.OfficeManager;
import org.jodconverter.core.task.OfficeTask;

/** One warm office process and the bridge into it. Serves one document at a time. */
final class OfficeProcess implements OfficeManager, AutoCloseable {

  /** Where LibreOffice puts its pipes, in its order of preference. */
  private static final List<Path> PIPES = List.of(Path.of("/tmp"), Path.of("/var/tmp"));

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 20;
  private static final long DEATH_MILLIS = 100;

  private final Path home;
  private final List<Path> pipes;
  private final Process process;
  private final OfficeBridge bridge;
  private int documents;

  private OfficeProcess(Path home, Process process, OfficeBridge bridge) {
    this.home = home;
    this.pipes = OfficePipes.of(process.toHandle());
    this.process = process;
    this.bridge = bridge;
  }

  /**
   * Starts a process and waits until it can be used, about 2 s.
   *
   * @param home a fresh directory, which goes with the process
   * @param name unlike that of any other process on the machine; letters and digits
   */
  static OfficeProcess start(OfficeCommand command, Path home, String name) throws IOException {
    OfficeProfile.write(OfficeCommand.profile(home));
    List<String> accept = List.of("--accept=pipe,name=" + name + ";urp;StarOffice.ServiceManager");
    Process process = command.start(home, accept);
    boolean ready = false;
    try {
      long start = System.nanoTime();
      while (System.nanoTime() - start < START_LIMIT.toNanos()) {
        Optional<OfficeBridge> bridge = pipe(home, name).flatMap(pipe -> bridge(pipe, name));
        if (bridge.isPresent()) {
          ready = true;
          return new OfficeProcess(home, process, bridge.get());
        }
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          if (process.exitValue() != OfficeCommand.START_AGAIN) {
            throw new IOException("LibreOffice ends at once, with code " + process.exitValue());
          }
          process = command.start(home, accept);
        }
      }
      throw new IOException("LibreOffice does not start within " + START_LIMIT.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while LibreOffice starts");
    } finally {
      if (!ready) {
        OfficeKill.now(process);
      }
    }
  }

  /** The pipe has the user's number in its name, which is 0 for one who is root for himself. */
  private static Optional<Path> pipe(Path home, String name) throws IOException {
    Object user = Files.getAttribute(home, "unix:uid");
    return PIPES.stream()
        .flatMap(
            each ->
                Stream.of(
                    each.resolve("OSL_PIPE_" + user + "_" + name),
                    each.resolve("OSL_PIPE_0_" + name)))
        .filter(Files::exists)
        .findFirst();
  }

  private static Optional<OfficeBridge> bridge(Path pipe, String name) {
    try {
      return Optional.of(OfficeBridge.connect(pipe, name));
    } catch (IOException e) {
      // It does not listen yet.
      return Optional.empty();
    }
  }

  @Override
  public void execute(OfficeTask task) throws OfficeException {
    documents++;
    task.execute(bridge);
  }

  /** Whether a task failed because the process has died, rather than for the document's sake. */
  boolean died(Throwable failure) throws InterruptedException {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof DisposedException) {
        return true;
      }
      if (each instanceof com.sun.star.uno.Exception) {
        return false;
      }
    }
    return process.waitFor(DEATH_MILLIS, TimeUnit.MILLISECONDS);
  }

  int documents() {
    return documents;
  }

  Process process() {
    return process;
  }

  @Override
  public boolean isRunning() {
    return process.isAlive();
  }

  @Override
  public void start() {
    throw new UnsupportedOperationException("An office process starts once");
  }

  @Override
  public void stop() throws OfficeException {
    try {
      close();
    } catch (IOException e) {
      throw new OfficeException("The directory of the process cannot be removed", e);
    }
  }

  /** Kills the process, as it holds nothing that is to be saved, and removes its directory. */
  @Override
  public void close() throws IOException {
    OfficeKill.now(process);
    bridge.close();
    OfficePipes.delete(pipes);
    ScratchDirectory.delete(home);
  }
}
