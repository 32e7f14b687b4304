package org.caselli.fax.telephony.freeswitch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;

/**
 * A server that speaks the event socket's side of a FreeSWITCH: it asks for the password, takes
 * subscriptions, keeps mod_db, knows which channels live, and leaves it to subclasses what a call
 * does. Everything that it is told is kept in {@link #heard}.
 */
public abstract class FakeSwitch implements AutoCloseable {
  static final String PASSWORD = "ClueCon of tests";

  final Map<String, String> store = new ConcurrentHashMap<>();
  final Set<String> living = ConcurrentHashMap.newKeySet();
  final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  final List<SwitchParser> originates = new CopyOnWriteArrayList<>();
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final ServerSocket server = bound();
  private volatile boolean refusing;
  public volatile String core = "11111111-2222-3333-4444-555555555555";
  volatile int chunk = Integer.MAX_VALUE;
  volatile boolean hasStore = true;

  FakeSwitch() {
    accept();
  }

  private static ServerSocket bound() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SwitchAddress address(String name) {
    return new SwitchAddress(name, "127.0.0.1", server.getLocalPort(), PASSWORD);
  }

  private void accept() {
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try {
                  Connection connection = new Connection(server.accept());
                  connections.add(connection);
                  if (refusing) {
                    connection.close();
                    continue;
                  }
                  Thread reader = new Thread(connection::serve, "fake switch reader");
                  reader.setDaemon(true);
                  reader.start();
                } catch (IOException e) {
                  return;
                }
              }
            },
            "fake switch");
    thread.setDaemon(true);
    thread.start();
  }

  /** Cuts every connection; new ones are taken. */
  public void cut() {
    connections.forEach(Connection::close);
    connections.clear();
  }

  /** Cuts every connection and closes new ones at once. */
  public void vanish() {
    refusing = true;
    cut();
  }

  /** Takes connections again. */
  public void comeBack() {
    refusing = false;
  }

  Connection connection() {
    return connections.get(connections.size() - 1);
  }

  @Override
  public void close() {
    vanish();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is sent when a client connects. */
  void greet(Connection connection) {
    connection.send("Content-Type: auth/request\n\n");
  }

  /** The answer of {@code http_get}: a path or an error. */
  String fetched(String url) {
    return "/var/cache/" + Integer.toHexString(url.hashCode()) + ".tif";
  }

  /** The result of any other command that runs in the background. */
  String inBackground(String command) {
    return "-ERR " + command.split(" ")[0] + " Command not found!\n";
  }

  /** A job in the background is done. */
  void jobFinished(Connection connection, String job, String result) {
    connection.jobDone(job, result);
  }

  /** An originate was accepted; the call begins. */
  abstract void originated(Connection connection, SwitchParser command, String job);

  /** A channel is to be hung up; only called while it lives. */
  abstract void killed(Connection connection, String uuid);

  /** One client. */
  public final class Connection {
    private final Socket socket;
    private final OutputStream out;

    Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.out = socket.getOutputStream();
      socket.setTcpNoDelay(true);
    }

    private void serve() {
      greet(this);
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          if (!line.isEmpty()) {
            lines.add(line);
          } else if (!lines.isEmpty()) {
            heard.add(lines.get(0));
            command(this, lines);
            lines = new ArrayList<>();
          }
        }
      } catch (IOException | UncheckedIOException e) {
        close();
      }
    }

    synchronized void send(String text) {
      sendBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void sendBytes(byte[] bytes) {
      try {
        for (int from = 0; from < bytes.length; ) {
          int length = Math.min(chunk, bytes.length - from);
          out.write(bytes, from, length);
          out.flush();
          from += length;
        }
      } catch (IOException e) {
        close();
      }
    }

    void reply(String text) {
      send("Content-Type: command/reply\nReply-Text: " + text + "\n\n");
    }

    void respond(String body) {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      send("Content-Type: api/response\nContent-Length: " + length + "\n\n" + body);
    }

    void jobDone(String job, String result) {
      event(
          "Event-Name: BACKGROUND_JOB\nJob-UUID: "
              + job
              + "\nContent-Length: "
              + result.length()
              + "\n\n"
              + result);
    }

    /** An event from its headers, values already encoded. */
    void event(String body) {
      send(framed(body));
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static String framed(String body) {
    String whole = body.contains("\n\n") ? body : body + "\n\n";
    int length = whole.getBytes(StandardCharsets.UTF_8).length;
    return "Content-Length: " + length + "\nContent-Type: text/event-plain\n\n" + whole;
  }

  /** An event's headers, encoded as the switch does. */
  public static String headers(String... namesAndValues) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8);
      text.append(namesAndValues[i]).append(": ").append(value.replace("+", "%20")).append('\n');
    }
    return text.append('\n').toString();
  }

  private void command(Connection connection, List<String> lines) {
    String first = lines.get(0);
    if (first.startsWith("auth ")) {
      authenticate(connection, first);
    } else if (first.startsWith("event plain ")) {
      connection.reply("+OK event listener enabled plain");
    } else if (first.startsWith("api ")) {
      String body = api(connection, first.substring("api ".length()));
      if (!body.isEmpty()) {
        connection.respond(body);
      }
    } else if (first.startsWith("bgapi ")) {
      String job = lines.get(1).replace("Job-UUID: ", "");
      connection.send(
          "Content-Type: command/reply\nReply-Text: +OK Job-UUID: "
              + job
              + "\nJob-UUID: "
              + job
              + "\n\n");
      background(connection, first.substring("bgapi ".length()), job);
    } else {
      connection.reply("-ERR command not found");
    }
  }

  void authenticate(Connection connection, String command) {
    if (command.equals("auth " + PASSWORD)) {
      connection.reply("+OK accepted");
    } else {
      connection.reply("-ERR invalid");
      connection.send(
          "Content-Type: text/disconnect-notice\nContent-Length: 23\n\nDisconnected, goodbye.\n");
      connection.close();
    }
  }

  /** The body of the answer; empty for none at all, as a hung switch gives. */
  String api(Connection connection, String command) {
    String[] words = command.split(" ", 2);
    return switch (words[0]) {
      case "global_getvar" -> core;
      case "version" -> "FreeSWITCH Version of tests\n";
      case "uptime" -> "1326\n";
      case "uuid_exists" -> String.valueOf(living.contains(words[1]));
      case "uuid_kill" -> kill(connection, words[1].split(" ")[0]);
      case "db" -> hasStore ? db(words[1]) : "-ERR db Command not found!\n";
      default -> "-ERR " + words[0] + " Command not found!\n";
    };
  }

  private String kill(Connection connection, String uuid) {
    if (!living.contains(uuid)) {
      return "-ERR No such channel!\n";
    }
    killed(connection, uuid);
    return "+OK\n";
  }

  /** {@code insert/realm/key/value}, {@code select/realm/key}, {@code delete/realm/key}. */
  String db(String arguments) {
    String[] parts = arguments.split("/", 4);
    String key = parts[1] + "/" + parts[2];
    switch (parts[0]) {
      case "insert" -> store.put(key, parts[3]);
      case "delete" -> store.remove(key);
      default -> {
        return store.getOrDefault(key, "-ERR no reply\n");
      }
    }
    return "+OK";
  }

  private void background(Connection connection, String command, String job) {
    if (command.startsWith("http_get ")) {
      connection.jobDone(job, fetched(command.substring("http_get ".length())));
      return;
    }
    if (!command.startsWith("originate ")) {
      jobFinished(connection, job, inBackground(command));
      return;
    }
    try {
      SwitchParser parsed = SwitchParser.parse(command.substring("originate ".length()));
      originates.add(parsed);
      originated(connection, parsed, job);
    } catch (IllegalArgumentException e) {
      connection.jobDone(job, "-USAGE: <call url> " + e.getMessage());
    }
  }
}
