package org.caselli.fax.faults.telephone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/**
 * One connection of the event socket. What is said to it is written by a thread of its own, so that
 * a client which does not read holds nobody up; when too much waits, events are lost, as on the
 * real one. Thread-safe.
 */
final class EventClient implements AutoCloseable {
  private static final int MOST_WAITING = 100_000;
  private static final byte[] END = new byte[0];

  private final Socket socket;
  private final BooleanSupplier silent;
  private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Set<String> subscribed = ConcurrentHashMap.newKeySet();
  private final Set<String> filters = ConcurrentHashMap.newKeySet();

  /** Takes what a client sends. */
  interface Commands {
    /** One command with its header lines, at least one line. */
    void command(EventClient client, List<String> lines);
  }

  /**
   * A client that has connected.
   *
   * @param silent whether everything said and heard gets lost at the moment
   */
  EventClient(Socket socket, BooleanSupplier silent) throws IOException {
    this.socket = socket;
    this.silent = silent;
    socket.setTcpNoDelay(true);
    Threads.daemon("event socket writer", this::write).start();
  }

  private void write() {
    try {
      for (byte[] next = waiting.take(); next != END; next = waiting.take()) {
        socket.getOutputStream().write(next);
      }
      socket.close();
    } catch (IOException e) {
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads commands until the connection is gone. */
  void serve(Commands commands) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isEmpty()) {
          lines.add(line.strip());
        } else if (!lines.isEmpty()) {
          if (!silent.getAsBoolean()) {
            commands.command(this, List.copyOf(lines));
          }
          lines.clear();
        }
      }
    } catch (IOException e) {
      close();
    }
  }

  void send(String text) {
    sendBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  void sendBytes(byte[] bytes) {
    if (!silent.getAsBoolean()) {
      waiting.offer(bytes);
    }
  }

  void reply(String text) {
    send("Content-Type: command/reply\nReply-Text: " + text + "\n\n");
  }

  void respond(String body) {
    send("Content-Type: api/response\nContent-Length: " + SwitchEvent.bytes(body) + "\n\n" + body);
  }

  /** {@code event plain A B CUSTOM c d}: everything behind CUSTOM is a subclass. */
  void subscribe(List<String> names) {
    subscribed.addAll(names);
    subscribed.remove("CUSTOM");
  }

  void unsubscribe() {
    subscribed.clear();
  }

  /** Lets pass only events with one of the given header lines. */
  void filter(String header, String value) {
    filters.add(header + ": " + value);
  }

  void event(SwitchEvent event) {
    if ((subscribed.contains(event.name()) || subscribed.contains("ALL"))
        && (filters.isEmpty()
            || event.headers().entrySet().stream()
                .anyMatch(h -> filters.contains(h.getKey() + ": " + h.getValue())))) {
      send(event.framed());
    }
  }

  /** Says the rest and closes. */
  void sayGoodbye(String text) {
    send(
        "Content-Type: text/disconnect-notice\nContent-Length: "
            + SwitchEvent.bytes(text)
            + "\n\n"
            + text);
    waiting.offer(END);
  }

  /** Cuts the connection. */
  @Override
  public void close() {
    try {
      waiting.clear();
      waiting.offer(END);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
