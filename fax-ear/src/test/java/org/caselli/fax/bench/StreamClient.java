package org.caselli.fax.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many connections with a stream of server-sent events each, read by one thread, which notes how
 * old each event is that says when it {@code happened_at}.
 */
final class StreamClient implements AutoCloseable {
  private static final String MARK = "\"happened_at\":\"";
  private static final int MOST = 4_000_000;

  private final Selector selector = Selector.open();
  private final Thread reader = new Thread(this::read, "streams");
  private final AtomicInteger answered = new AtomicInteger();
  private final long[] delays = new long[MOST];
  private int count;
  private volatile boolean closed;

  StreamClient() throws IOException {
    reader.setDaemon(true);
    reader.start();
  }

  /** What a connection has not brought whole yet. */
  private static final class Rest {
    private String text = "";
    private boolean begun;
  }

  void open(InetSocketAddress address, String request) throws IOException {
    SocketChannel channel = SocketChannel.open(address);
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Rest());
    selector.wakeup();
  }

  /** Waits until all have begun. */
  void awaitAnswers(int streams) throws InterruptedException {
    for (int i = 0; i < 1_200 && answered.get() < streams; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    if (answered.get() < streams) {
      throw new IllegalStateException("Only " + answered.get() + " streams began");
    }
  }

  private void read() {
    ByteBuffer bytes = ByteBuffer.allocate(65_536);
    while (!closed) {
      try {
        selector.select(100);
        for (SelectionKey key : selector.selectedKeys()) {
          read((SocketChannel) key.channel(), (Rest) key.attachment(), bytes);
        }
        selector.selectedKeys().clear();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void read(SocketChannel channel, Rest rest, ByteBuffer bytes) throws IOException {
    bytes.clear();
    if (channel.read(bytes) < 0) {
      channel.close();
      return;
    }
    Instant now = Instant.now();
    bytes.flip();
    String text = rest.text + StandardCharsets.UTF_8.decode(bytes);
    if (!rest.begun && text.startsWith("HTTP/1.1 200") && text.contains("\r\n\r\n")) {
      rest.begun = true;
      answered.incrementAndGet();
    }
    int from = 0;
    for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, from)) {
      int end = text.indexOf('"', at + MARK.length());
      if (end < 0) {
        break;
      }
      note(Duration.between(Instant.parse(text.substring(at + MARK.length(), end)), now));
      from = end;
    }
    rest.text = text.substring(Math.max(from, text.lastIndexOf('\n') + 1));
  }

  private synchronized void note(Duration delay) {
    if (count < MOST) {
      delays[count++] = delay.toMillis();
    }
  }

  /** Forgets what was noted so far. */
  synchronized void forget() {
    count = 0;
  }

  /** All that was noted, the shortest first, in milliseconds. */
  synchronized long[] delays() {
    long[] sorted = Arrays.copyOf(delays, count);
    Arrays.sort(sorted);
    return sorted;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
