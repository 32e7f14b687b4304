package org.caselli.fax.senders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a mail server that breaks when it is told to: after the mail was taken, before whoever
 * sent it hears of that. Thread-safe.
 */
public final class LossyLine implements AutoCloseable {
  private static final String TAKEN = "250 2.0.0 queued as ";
  private static final int BUFFER = 64 * 1024;

  private final ServerSocket near;
  private final int far;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger toLose = new AtomicInteger();

  /** A line from a free port to another. */
  public LossyLine(int far) {
    try {
      this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.far = far;
    threads.submit(this::listen);
  }

  public int port() {
    return near.getLocalPort();
  }

  /** So many answers to a mail from now on are lost, each with its connection. */
  public void loseAnswers(int count) {
    toLose.set(count);
  }

  /** Answers that are to be lost still. */
  public int left() {
    return toLose.get();
  }

  private Void listen() throws IOException {
    while (!near.isClosed()) {
      Socket client = near.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), far);
      threads.submit(() -> pass(client, server, false));
      threads.submit(() -> pass(server, client, true));
    }
    return null;
  }

  /** The end of what a client says is passed on too: it may go on listening. */
  private Void pass(Socket from, Socket to, boolean answers) throws IOException {
    boolean over = answers;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (answers && isLost(buffer, count)) {
          return null;
        }
        out.write(buffer, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      over = true;
    } finally {
      if (over) {
        from.close();
        to.close();
      }
    }
    return null;
  }

  private boolean isLost(byte[] buffer, int count) {
    return new String(buffer, 0, count, StandardCharsets.US_ASCII).contains(TAKEN)
        && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  @Override
  public void close() throws IOException {
    near.close();
    threads.shutdownNow();
  }
}
