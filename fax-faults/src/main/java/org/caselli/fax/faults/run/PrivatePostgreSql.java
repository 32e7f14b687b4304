package org.caselli.fax.faults.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own, of the newest version that is installed, which can be killed and started
 * again. It refuses to run as root, so root lets the user {@code postgres} run it.
 */
final class PrivatePostgreSql implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String OWNER = "postgres";
  private static final int LIMIT_S = 60;

  private final Path programs;
  private final Path directory;
  private final int port;

  /** A new and empty one, that runs. */
  PrivatePostgreSql() throws IOException, InterruptedException {
    this.programs = programs();
    this.directory = Files.createTempDirectory("fax-faults-postgresql");
    this.port = freePort();
    if (isRoot()) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      Files.setOwner(
          directory,
          directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER));
    }
    try {
      run("initdb", "-D", cluster(), "-U", "fax", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
      start();
      run("createdb", "-h", "127.0.0.1", "-p", "" + port, "-U", "fax", "fax");
    } catch (IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Starts it after {@link #kill}. */
  void start() throws IOException, InterruptedException {
    String options =
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + directory
            + " -c max_connections=200";
    run("pg_ctl", "-D", cluster(), "-w", "-l", directory + "/server.log", "-o", options, "start");
  }

  /** Ends all its processes without a word to anybody; it has to recover at its next start. */
  void kill() throws IOException, InterruptedException {
    run("pg_ctl", "-D", cluster(), "-m", "immediate", "-w", "stop");
  }

  private String cluster() {
    return directory.resolve("cluster").toString();
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", OWNER, "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("postgresql", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(program + " failed: " + Files.readString(output));
      }
    } finally {
      Files.delete(output);
    }
  }

  private static Path programs() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      throw new IOException("This row needs PostgreSQL: sudo apt-get install postgresql");
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(
              (a, b) ->
                  Integer.compare(
                      Integer.parseInt(a.getParent().getFileName().toString()),
                      Integer.parseInt(b.getParent().getFileName().toString())))
          .orElseThrow(
              () -> new IOException("This row needs PostgreSQL: sudo apt-get install postgresql"));
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(directory.resolve("cluster/postmaster.pid"))) {
      Undisturbed.run(this::kill);
    }
    Erasure.of(directory);
  }
}
