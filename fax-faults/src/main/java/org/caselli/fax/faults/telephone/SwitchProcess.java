package org.caselli.fax.faults.telephone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.faults.telephone.CallHistory.Happening;

/**
 * A simulated switch in a process of its own, and the way to tell it what shall go wrong. Its data
 * directory and its ports outlive the process: {@link #start} begins the next run there. For one
 * thread.
 */
public final class SwitchProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern READY = Pattern.compile("ready event_socket=(\\d+) control=(\\d+)");
  private static final int OK = 200;

  private final Setup setup;
  private final HttpClient http = HttpClient.newHttpClient();
  private Optional<Process> process = Optional.empty();
  private int port;
  private int control;

  /**
   * How the switch is to be.
   *
   * @param name what it calls itself
   * @param directory of its log and records; made if need be
   * @param port of the event socket; 0 for any that is free
   * @param password of the event socket
   * @param pace how long a page takes
   */
  public record Setup(String name, Path directory, int port, String password, Duration pace) {}

  /** A switch that does not run yet. */
  public SwitchProcess(Setup setup) {
    this.setup = setup;
    this.port = setup.port();
  }

  /** Starts it with what it remembers; returns when it listens. */
  public void start() {
    start(false);
  }

  /**
   * Starts it; returns when it listens.
   *
   * @param forgetful whether it has lost its mod_db
   */
  public void start(boolean forgetful) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                SwitchProgram.class.getName(),
                "--name",
                setup.name(),
                "--data",
                setup.directory().toString(),
                "--event-socket-port",
                String.valueOf(port),
                "--control-port",
                String.valueOf(control),
                "--password",
                setup.password(),
                "--pace",
                String.valueOf(setup.pace().toMillis())));
    if (forgetful) {
      command.add("--forget");
    }
    try {
      Process started =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process = Optional.of(started);
      awaitReady(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady(Process started) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    String line = Optional.ofNullable(out.readLine()).orElse("nothing");
    Matcher ready = READY.matcher(line);
    if (!ready.matches()) {
      throw new IllegalStateException("The simulated switch does not start; it says: " + line);
    }
    port = Integer.parseInt(ready.group(1));
    control = Integer.parseInt(ready.group(2));
  }

  /** Port of the event socket, the same in each run. */
  public int port() {
    return port;
  }

  /** Its log, to be read by {@link CallHistory#read}. */
  public Path log() {
    return SimulatedSwitch.log(setup.directory());
  }

  public boolean isRunning() {
    return process.filter(Process::isAlive).isPresent();
  }

  /** Ends it as {@code kill -9} does; its calls are over with that. */
  public void kill() {
    process.ifPresent(Process::destroyForcibly);
    awaitDeath(Duration.ofSeconds(10));
  }

  /** Whether it has died of a fault within that time; the log says so then. */
  public boolean awaitDeath(Duration limit) {
    try {
      if (process.isEmpty() || !process.get().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.isEmpty();
      }
      process = Optional.empty();
      try (CallLog log = new CallLog(log())) {
        log.write(Happening.DIED, "");
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Lets a fault happen now. */
  public void now(Faults.Fault fault) {
    if (fault == Faults.Fault.HALT) {
      kill();
    } else {
      post("/now?fault=" + fault.name(), BodyPublishers.noBody());
    }
  }

  /** Lets a fault happen once, when a call comes to that moment. */
  public void at(
      Faults.Moment moment, OptionalInt page, Optional<String> number, Faults.Fault fault) {
    StringBuilder query = new StringBuilder("/trap?fault=" + fault.name() + "&at=" + moment.name());
    page.ifPresent(n -> query.append("&page=").append(n));
    number.ifPresent(n -> query.append("&number=").append(n.replace("+", "%2B")));
    post(query.toString(), BodyPublishers.noBody());
  }

  /**
   * Says events twice and in another order from now on.
   *
   * @param twice per cent of the events that come twice
   * @param late per cent of the events that come behind the next one
   */
  public void shuffle(int seed, int twice, int late) {
    post("/shuffle?seed=" + seed + "&twice=" + twice + "&late=" + late, BodyPublishers.noBody());
  }

  /** How long a page takes from now on. */
  public void pace(Duration page) {
    post("/pace?ms=" + page.toMillis(), BodyPublishers.noBody());
  }

  /**
   * Falls behind from now on.
   *
   * @param commands so late what comes over the event socket is read, also over one that was closed
   * @param calls so late a call begins after its originate was taken
   */
  public void late(Duration commands, Duration calls) {
    post(
        "/late?commands=" + commands.toMillis() + "&calls=" + calls.toMillis(),
        BodyPublishers.noBody());
  }

  /** Ends faults that last, and forgets those that have not happened. */
  public void heal() {
    post("/heal", BodyPublishers.noBody());
  }

  /** What it says of itself: {@code calls, connections, records, traps, core}. */
  public JsonNode state() {
    return ask(HttpRequest.newBuilder(control("/state")).build());
  }

  /**
   * Lets somebody call the server.
   *
   * @param listener where the server takes calls of switches
   * @param number that is called
   * @param tiff what the caller sends
   * @param dropsAfter pages after which the caller hangs up
   * @return id of the call
   */
  public String call(
      InetSocketAddress listener, String number, byte[] tiff, OptionalInt dropsAfter) {
    String query =
        "/call?host="
            + listener.getHostString()
            + "&port="
            + listener.getPort()
            + "&number="
            + number.replace("+", "%2B")
            + (dropsAfter.isPresent() ? "&drop_after=" + dropsAfter.getAsInt() : "");
    return post(query, BodyPublishers.ofByteArray(tiff)).path("call").asText();
  }

  private JsonNode post(String query, BodyPublisher body) {
    return ask(HttpRequest.newBuilder(control(query)).POST(body).build());
  }

  private URI control(String query) {
    return URI.create("http://127.0.0.1:" + control + query);
  }

  private JsonNode ask(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new IllegalArgumentException(request.uri() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
