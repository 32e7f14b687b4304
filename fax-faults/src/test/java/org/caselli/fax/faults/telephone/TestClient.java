package org.caselli.fax.faults.telephone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A client of the event socket that reads one message after the other. For one thread. */
final class TestClient implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;

  private final Socket socket;
  private final StringBuilder text = new StringBuilder();
  private final List<Frame> frames = new ArrayList<>();
  private final byte[] buffer = new byte[65_536];

  TestClient(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
  }

  TestClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MS);
  }

  /** Connected, greeted and let in. */
  static TestClient admitted(int port, String password) throws IOException {
    TestClient client = new TestClient(port);
    client.next(frame -> frame.header("Content-Type").equals("auth/request"));
    if (!client.ask("auth " + password).header("Reply-Text").equals("+OK accepted")) {
      throw new IllegalStateException("Not let in");
    }
    return client;
  }

  void send(String command) throws IOException {
    socket.getOutputStream().write((command + "\n\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The answer to a command; events that come before are left where they are. */
  Frame ask(String command) throws IOException {
    send(command);
    return next(
        frame ->
            frame.header("Content-Type").equals("command/reply")
                || frame.header("Content-Type").equals("api/response"));
  }

  /** The body of the answer to an API command. */
  String api(String command) throws IOException {
    return ask("api " + command).body();
  }

  /** The first message of that kind that was not taken yet. */
  Frame next(Predicate<Frame> which) throws IOException {
    for (int i = 0; ; i++) {
      while (i == frames.size()) {
        read();
      }
      if (which.test(frames.get(i))) {
        return frames.remove(i);
      }
    }
  }

  /** All messages up to the first for which that holds, without those that were taken. */
  List<Frame> until(Predicate<Frame> last) throws IOException {
    for (int i = 0; ; i++) {
      while (i == frames.size()) {
        read();
      }
      if (last.test(frames.get(i))) {
        List<Frame> all = List.copyOf(frames.subList(0, i + 1));
        frames.subList(0, i + 1).clear();
        return all;
      }
    }
  }

  private void read() throws IOException {
    InputStream in = socket.getInputStream();
    int length = in.read(buffer);
    if (length < 0) {
      throw new IOException("The connection is closed");
    }
    text.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
    frames.addAll(Frame.all(text));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
