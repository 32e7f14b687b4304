package org.caselli.fax.faults.telephone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The event socket in inbound mode: takes connections, and says events to all. Thread-safe. */
final class EventSocketServer implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final byte[] GARBAGE =
      "\u0000\u00ff%&? Content-Length 99999999999\n\n:::\nnot a header at all\n\n"
          .getBytes(StandardCharsets.ISO_8859_1);

  private final ServerSocket server;
  private final EventClient.Commands commands;
  private final List<EventClient> clients = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;
  private volatile boolean silent;

  /**
   * Listens from now on.
   *
   * @param port 0 for any that is free
   */
  EventSocketServer(int port, EventClient.Commands commands) throws IOException {
    this.commands = commands;
    this.server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    Threads.daemon("event socket", this::accept).start();
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return clients.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (refusing) {
          socket.close();
        } else {
          Threads.daemon("event socket reader", () -> serve(socket)).start();
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (EventClient client = new EventClient(socket, () -> silent)) {
      clients.add(client);
      client.send("Content-Type: auth/request\n\n");
      client.serve(commands);
      clients.remove(client);
    } catch (IOException e) {
      System.err.println("A connection broke before it began: " + e.getMessage());
    }
  }

  void say(SwitchEvent event) {
    clients.forEach(client -> client.event(event));
  }

  void cut() {
    clients.forEach(EventClient::close);
    clients.clear();
  }

  void sendGarbage() {
    clients.forEach(client -> client.sendBytes(GARBAGE));
  }

  void refuse(boolean now) {
    refusing = now;
  }

  /** Nothing is said or heard any more, on present connections and on new ones. */
  void fallSilent() {
    silent = true;
  }

  /** Connections that have missed something are of no use any more, and are cut. */
  void speakAgain() {
    if (silent) {
      silent = false;
      cut();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
