package org.caselli.fax.faults.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Lets who is in another network reach a port of this machine that is open to this machine only.
 * Thread-safe.
 */
final class PortRelay implements AutoCloseable {
  private static final int WAITING = 200;

  private final ServerSocket door;
  private final int target;

  /**
   * A relay that is open.
   *
   * @param address of this machine in the other network
   * @param target port of 127.0.0.1
   */
  PortRelay(InetAddress address, int target) throws IOException {
    this.door = new ServerSocket(0, WAITING, address);
    this.target = target;
    daemon(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        connect(door.accept());
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Nobody behind the relay is as if nobody were at the port: the connection ends. */
  private void connect(Socket client) throws IOException {
    Socket server = new Socket();
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    } catch (IOException e) {
      client.close();
      return;
    }
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    daemon(() -> pump(client, server));
    daemon(() -> pump(server, client));
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // The one side or the other is gone: so is the line, as both are closed now.
      return;
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "port relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
