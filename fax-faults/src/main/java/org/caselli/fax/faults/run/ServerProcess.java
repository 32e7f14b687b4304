package org.caselli.fax.faults.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of its own, started and stopped by {@code ./fax} as an operator does it, and ended as no
 * operator would. Not thread-safe, except for {@link #isRunning}.
 */
public final class ServerProcess implements AutoCloseable {
  private static final int REST = 8_080;
  private static final int MANAGEMENT = 9_990;
  private static final int MAIL = 19_025;
  private static final int EVENT_SOCKETS = 8_084;
  private static final int JMS = 61_616;
  private static final List<Integer> PORTS =
      List.of(REST, MANAGEMENT, 30_950, MAIL, EVENT_SOCKETS, JMS);

  /** Between the ports of two nodes of a cluster. */
  private static final int APART = 100;

  private static final int POSTGRESQL = 54_320;

  /** Of a cluster: the second node, PostgreSQL, and the brokers by their names. */
  private static final List<Integer> MORE_PORTS =
      List.of(
          REST + APART,
          MANAGEMENT + APART,
          30_950 + APART,
          MAIL + APART,
          EVENT_SOCKETS + APART,
          POSTGRESQL);

  private static final Map<String, Integer> BROKERS =
      Map.of("broker-a", 61_617, "broker-b", 61_618);
  private static final int FIRST_OFFSET = 2_000;
  private static final int LAST_OFFSET = 3_900;

  private final Path checkout;
  private final Path data;
  private final int offset;

  /**
   * A server that does not run yet.
   *
   * @param data its data directory; may hold what an earlier life left
   */
  public ServerProcess(Path checkout, Path data) {
    this.checkout = checkout;
    this.data = data.toAbsolutePath();
    this.offset = freeOffset();
  }

  /** Starts it and returns when it is ready. */
  public void start(ServerOptions options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("run", "--detach", "--no-build"));
    command.addAll(options.run());
    fax(command, options);
  }

  /** Stops it as {@code ./fax stop} does. */
  public void stop() throws IOException, InterruptedException {
    fax(List.of("stop"), ServerOptions.usual());
  }

  /**
   * Ends the process at once, as {@code kill -9} does, and waits until it is gone; of a cluster all
   * nodes and brokers.
   */
  public void kill() {
    process().ifPresent(ServerProcess::end);
    if (Files.exists(data.resolve("nodes"))) {
      List.of("fax1", "fax2", "broker-b", "broker-a").forEach(this::killPart);
    }
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }

  /** Ends a node or a broker of a cluster at once. */
  public void killPart(String name) {
    part(name).ifPresent(ServerProcess::end);
  }

  /** Sends a signal such as {@code STOP} to a node or a broker of a cluster. */
  public void signal(String name, String signal) throws IOException, InterruptedException {
    signal(part(name).map(ProcessHandle::pid).orElseThrow(), name, signal);
  }

  /** Ends the database of a cluster without a word to anybody; it recovers at its next start. */
  void killDatabase() throws IOException, InterruptedException {
    Path file = data.resolve("postgresql/cluster/postmaster.pid");
    long process = Long.parseLong(read(file).lines().findFirst().orElseThrow());
    signal(process, "PostgreSQL", "QUIT");
    ProcessHandle.of(process)
        .ifPresent(handle -> handle.onExit().orTimeout(1, TimeUnit.MINUTES).join());
  }

  private static void signal(long process, String name, String signal)
      throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-" + signal, "" + process).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException(name + " did not get signal " + signal);
    }
  }

  /** Which of these brokers of a cluster works: the one whose port is open. */
  public Optional<String> workingPart(List<String> brokers) {
    return brokers.stream().filter(each -> !isFree(broker(each))).findFirst();
  }

  private Optional<ProcessHandle> part(String name) {
    Path file = data.resolve(name).resolve(BROKERS.containsKey(name) ? "pid" : "server.pid");
    return Files.exists(file) ? ProcessHandle.of(Long.parseLong(read(file))) : Optional.empty();
  }

  /** Waits until the process has ended by itself; says whether it has. */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (isRunning()) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  /** Whether a node or a broker of a cluster lives. */
  boolean isRunning(String name) {
    return part(name).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Whether the process lives. */
  public boolean isRunning() {
    return process().map(ProcessHandle::isAlive).orElse(false);
  }

  /** The process, if there is one. */
  public Optional<ProcessHandle> process() {
    Path file = data.resolve("server.pid");
    return Files.exists(file) ? ProcessHandle.of(Long.parseLong(read(file))) : Optional.empty();
  }

  public Path data() {
    return data;
  }

  /** {@code http://127.0.0.1:port} of REST. */
  public URI rest() {
    return address(REST);
  }

  public URI management() {
    return address(MANAGEMENT);
  }

  /** REST of the second node of a cluster. */
  URI secondRest() {
    return address(REST + APART);
  }

  /** What is added to every port. */
  int offset() {
    return offset;
  }

  /** Port of a cluster's database. */
  int postgresql() {
    return POSTGRESQL + offset;
  }

  /** Port of a broker of a cluster. */
  int broker(String name) {
    return BROKERS.get(name) + offset;
  }

  /** Where mail is taken. */
  public InetSocketAddress mail() {
    return local(MAIL);
  }

  /** Where switches hand their calls over. */
  public InetSocketAddress eventSockets() {
    return local(EVENT_SOCKETS);
  }

  /** Where messages are taken, if they are. */
  public InetSocketAddress jms() {
    return local(JMS);
  }

  /** A word that the first start wrote into the data directory, such as {@code api-key}. */
  public String kept(String name) {
    return read(data.resolve(name));
  }

  /** Ends all of it at once; the database of a cluster, which nobody kills, is stopped. */
  @Override
  public void close() throws IOException {
    kill();
    if (Files.exists(data.resolve("nodes"))) {
      Undisturbed.run(this::stop);
    }
  }

  private void fax(List<String> arguments, ServerOptions options)
      throws IOException, InterruptedException {
    new FaxCommand(checkout, List.of(), data, offset).run(arguments, options);
  }

  private URI address(int port) {
    return URI.create("http://127.0.0.1:" + (port + offset));
  }

  private InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port + offset);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freeOffset() {
    for (int tries = 0; tries < 200; tries++) {
      int offset = ThreadLocalRandom.current().nextInt(FIRST_OFFSET, LAST_OFFSET);
      Stream<Integer> all =
          Stream.of(PORTS, MORE_PORTS, BROKERS.values()).flatMap(Collection::stream);
      if (all.allMatch(port -> isFree(port + offset))) {
        return offset;
      }
    }
    throw new IllegalStateException("No port offset is free");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
