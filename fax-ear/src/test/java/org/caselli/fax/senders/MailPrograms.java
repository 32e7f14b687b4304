package org.caselli.fax.senders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where the packages of other mail programs are unpacked. */
public final class MailPrograms {
  /** What to do where they are not. */
  public static final String MISSING =
      "The mail programs of others are not unpacked in fax-ear/target/senders, or are not run by"
          + " root; ./fax test unpacks them on Debian, as root";

  private static final int TRIES = 300;
  private static final long BETWEEN_TRIES_MS = 100;
  private static final long LAST_WORDS_S = 10;

  private MailPrograms() {}

  /** The folder that takes the place of {@code /} for a package; empty when it is not there. */
  public static Optional<Path> find(String name) {
    Path home =
        Path.of(System.getProperty("fax.checkout", ".."))
            .toAbsolutePath()
            .normalize()
            .resolve("fax-ear/target/senders")
            .resolve(name);
    return Optional.of(home).filter(place -> Files.exists(place.resolve("unpacked")));
  }

  /** The same for a server, which changes users and so must be started by root. */
  public static Optional<Path> findServer(String name) {
    return find(name).filter(place -> "root".equals(System.getProperty("user.name")));
  }

  /** A port that nobody listens on. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until a server listens.
   *
   * @throws IllegalStateException with what it has written, when it does not
   */
  static void awaitOpen(Process server, int port, Path written) {
    for (int tries = 0; tries < TRIES && server.isAlive(); tries++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        rest();
      }
    }
    server.destroyForcibly();
    throw new IllegalStateException("Nobody listens on port " + port + ": " + text(written));
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends a server in good order, or else with all that it has begun. */
  static void end(Process server) {
    List<ProcessHandle> begun = server.descendants().toList();
    server.destroy();
    try {
      server.waitFor(LAST_WORDS_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.destroyForcibly();
    begun.forEach(ProcessHandle::destroyForcibly);
  }

  /** What a program has written; empty when nothing. */
  static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program to its end. */
  static void run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
