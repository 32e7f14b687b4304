package org.caselli.fax.faults.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between the server and its PostgreSQL, and cuts a connection in the middle of a commit: at
 * the word COMMIT on its way there, or at the answer on its way back. The client must not prepare
 * its commits ({@code prepareThreshold=0}), so that each is told in words. Thread-safe.
 */
final class CommitRelay implements AutoCloseable {
  private static final byte[] WORD = "COMMIT".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 16_384;

  /** On which side of the database's commit the connection breaks. */
  enum Side {
    /** The commit never arrives. */
    BEFORE,
    /** It is carried out, and its answer is lost. */
    AFTER
  }

  private record Order(Side side, AtomicInteger commits) {}

  private final InetSocketAddress database;
  private final ServerSocket door;
  private final AtomicReference<Optional<Order>> order = new AtomicReference<>(Optional.empty());

  CommitRelay(InetSocketAddress database) throws IOException {
    this.database = database;
    this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Cuts a connection once, at one of the next commits. */
  void cutAt(Side side, int commit) {
    order.set(Optional.of(new Order(side, new AtomicInteger(commit))));
  }

  /** Whether it has been done. */
  boolean isDone() {
    return order.get().isEmpty();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket();
        try {
          server.connect(database, 2_000);
        } catch (IOException e) {
          client.close();
          continue;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Line line = new Line(client, server);
        daemon(() -> line.pump(client, server, true));
        daemon(() -> line.pump(server, client, false));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** One connection of the server to its database. */
  private final class Line {
    private final Socket client;
    private final Socket server;
    private volatile boolean answerIsLost;

    Line(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pump(Socket from, Socket to, boolean there) {
      byte[] buffer = new byte[BUFFER];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
          if (there ? breaksAt(buffer, length) : answerIsLost) {
            break;
          }
          out.write(buffer, 0, length);
        }
      } catch (IOException e) {
        // The one side or the other is gone: so is the line.
      } finally {
        cut();
      }
    }

    /** Whether these bytes are not to arrive any more. */
    private boolean breaksAt(byte[] bytes, int length) {
      Optional<Order> wanted = order.get();
      if (wanted.isEmpty() || !hasCommit(bytes, length)) {
        return false;
      }
      if (wanted.get().commits().decrementAndGet() > 0
          || !order.compareAndSet(wanted, Optional.empty())) {
        return false;
      }
      answerIsLost = wanted.get().side() == Side.AFTER;
      return wanted.get().side() == Side.BEFORE;
    }

    private void cut() {
      for (Socket socket : new Socket[] {client, server}) {
        try {
          socket.close();
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
  }

  private static boolean hasCommit(byte[] bytes, int length) {
    for (int i = 0; i + WORD.length <= length; i++) {
      int same = 0;
      while (same < WORD.length && bytes[i + same] == WORD[same]) {
        same++;
      }
      if (same == WORD.length) {
        return true;
      }
    }
    return false;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "commit relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
