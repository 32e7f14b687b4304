package org.caselli.fax.flow;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The provisioned server with the built application, on a data directory and a port offset of its
 * own, started and stopped by {@code ./fax} as an operator does it. Not thread-safe.
 */
public final class ServerUnderTest implements AutoCloseable {
  private static final int EVENT_SOCKETS = 8084;
  private static final List<Integer> PORTS =
      List.of(8080, 9990, 30_950, 19_025, EVENT_SOCKETS, 61_616);

  /** Of the processes that run tests side by side, from 1 on; each has offsets of its own. */
  private static final int FORK = Integer.getInteger("fax.test.fork", 1);

  private static final int OFFSETS = 900;
  private static final int FIRST_OFFSET = 1_100 + OFFSETS * FORK;
  private static final long COMMAND_LIMIT_S = 180;
  private static final Path CHECKOUT =
      Path.of(System.getProperty("fax.checkout", "..")).toAbsolutePath().normalize();

  private final Path data;
  private final ServerDatabase database;
  private final List<String> options;
  private final String javaOptions;
  private final int offset;

  /**
   * A server that does not run yet.
   *
   * @param data its data directory; may hold what an earlier life left
   * @param javaOptions for the JVM, separated by blanks; empty for none
   * @param options of {@code ./fax run}
   */
  public ServerUnderTest(
      Path data, ServerDatabase database, String javaOptions, List<String> options) {
    this.data = data;
    this.database = database;
    this.javaOptions = javaOptions;
    this.options = List.copyOf(options);
    this.offset = freeOffset();
  }

  /** Starts it and returns when it is ready. */
  public void start() {
    List<String> command = new ArrayList<>(List.of("run", "--detach", "--no-build"));
    command.addAll(options);
    fax(command);
  }

  /** Stops it as {@code ./fax stop} does. */
  public void stop() {
    fax(List.of("stop"));
  }

  /** Ends the process at once, as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    ProcessHandle process = process();
    process.destroyForcibly();
    process.onExit().orTimeout(COMMAND_LIMIT_S, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    stop();
  }

  /** Keeps the server's log with the build's other results, for whoever looks into a failure. */
  void keepLog() throws IOException {
    Files.copy(
        data.resolve("server/log/server.log"),
        CHECKOUT.resolve("fax-ear/target/server-" + database.kind() + "-" + FORK + ".log"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether the process lives. */
  public boolean isRunning() {
    return Files.exists(data.resolve("server.pid"))
        && find().map(ProcessHandle::isAlive).orElse(false);
  }

  private Optional<ProcessHandle> find() {
    return ProcessHandle.of(Long.parseLong(kept("server.pid")));
  }

  /** The process of the server. */
  public ProcessHandle process() {
    return find().orElseThrow(() -> new IllegalStateException("The server does not run"));
  }

  /** Memory of the process that is in RAM, in MB; 0 where the system does not tell. */
  public long residentMb() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process().pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  public Path data() {
    return data;
  }

  public ServerDatabase database() {
    return database;
  }

  /** The account of the first start. */
  public String account() {
    return kept("account-id");
  }

  public String apiKey() {
    return kept("api-key");
  }

  /** Id of the first account's API key. */
  public String apiKeyId() {
    return kept("api-key-id");
  }

  /** Host and port of JMS and AMQP, when they are on. */
  public String jms() {
    return "127.0.0.1:" + (61_616 + offset);
  }

  /** Port that mail is taken on. */
  public int smtp() {
    return 19_025 + offset;
  }

  /** The certificate that clients of JMS trust. */
  public Path jmsCertificate() {
    return data.resolve("jms.pem");
  }

  /** The number of the first account, which the sandbox reaches. */
  public String hostedNumber() {
    return kept("from-number");
  }

  /** {@code http://127.0.0.1:port} of REST. */
  public URI rest() {
    return address(8080);
  }

  public URI fileProxy() {
    return address(fileProxyPort());
  }

  /** The setting that this start was given, or the usual port. */
  /** Where switches hand their calls over. */
  public InetSocketAddress eventSockets() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), EVENT_SOCKETS + offset);
  }

  private int fileProxyPort() {
    Properties given = new Properties();
    try (Reader file = Files.newBufferedReader(data.resolve("server/start.properties"))) {
      given.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Integer.parseInt(given.getProperty("caselli.file.proxy.port", "30950"));
  }

  public URI management() {
    return address(9990);
  }

  /** Password of the user {@code admin} at {@link #management}. */
  public String consolePassword() {
    return kept("console-password");
  }

  /** The sandbox's own account of its calls. */
  public CallsLog calls() {
    return new CallsLog(data.resolve("sandbox"));
  }

  /** What {@code ./fax} prints for a command, run on this server. */
  public String fax(List<String> arguments) {
    Path output = logFile();
    try {
      Process process = process(arguments, output).start();
      if (!process.waitFor(COMMAND_LIMIT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("./fax " + arguments + " takes too long: " + read(output));
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException("./fax " + arguments + " failed: " + read(output));
      }
      return read(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while ./fax ran", e);
    }
  }

  private ProcessBuilder process(List<String> arguments, Path output) {
    List<String> command = new ArrayList<>(List.of(CHECKOUT.resolve("fax").toString()));
    command.addAll(arguments);
    command.addAll(List.of("--data", data.toString(), "--port-offset", "" + offset));
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(CHECKOUT.toFile())
            .redirectErrorStream(true)
            // A file, not a pipe: the detached server would hold a pipe open.
            .redirectOutput(output.toFile());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("FAX_JAVA_OPTS", javaOptions);
    process.environment().putAll(database.environment());
    return process;
  }

  private Path logFile() {
    try {
      Files.createDirectories(data);
      return data.resolve("fax-command.log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String kept(String name) {
    return read(data.resolve(name)).strip();
  }

  private URI address(int port) {
    return URI.create("http://127.0.0.1:" + (port + offset));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freeOffset() {
    for (int tries = 0; tries < 200; tries++) {
      int offset = ThreadLocalRandom.current().nextInt(FIRST_OFFSET, FIRST_OFFSET + OFFSETS);
      if (PORTS.stream().allMatch(port -> isFree(port + offset))) {
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
