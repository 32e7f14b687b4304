package org.caselli.fax.telephony.freeswitch.inbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The switch's end of one call that it hands over: it answers the server's commands as a FreeSWITCH
 * does, and says what was recorded once rxfax runs; what came after the server's hangup it says
 * when it is hung up.
 */
public class CallingSwitch implements AutoCloseable {
  private static final String RXFAX = "execute-app-name: rxfax";
  private static final int SHORTEST = 1;

  public final List<String> heard = new CopyOnWriteArrayList<>();
  private final RecordedHandOver recorded;
  private final Socket socket;
  private final OutputStream out;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile UnaryOperator<String> put = address -> "+OK 201\n";
  private volatile UnaryOperator<String> erase = file -> "+OK\n";
  private volatile int longestChunk = Integer.MAX_VALUE;
  private volatile long bytesLeft = Long.MAX_VALUE;
  private final Random random = new Random(20_261_123);
  private boolean hungUp;
  private boolean lingers;

  public CallingSwitch(RecordedHandOver recorded, InetSocketAddress to) {
    this.recorded = recorded;
    try {
      this.socket = new Socket(to.getAddress(), to.getPort());
      this.out = socket.getOutputStream();
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code http_put ADDRESS FILE} answers; gets these two words. */
  public CallingSwitch onPut(UnaryOperator<String> answer) {
    put = answer;
    return this;
  }

  public CallingSwitch onErase(UnaryOperator<String> answer) {
    erase = answer;
    return this;
  }

  /** Everything is sent in pieces of 1 to so many bytes. */
  public CallingSwitch inPieces(int most) {
    longestChunk = most;
    return this;
  }

  /** The line to the server is cut after so many bytes. */
  public CallingSwitch cutAfter(long bytes) {
    bytesLeft = bytes;
    return this;
  }

  public CallingSwitch begin() {
    Thread reader = new Thread(this::serve, "calling switch");
    reader.setDaemon(true);
    reader.start();
    return this;
  }

  /** Whether the server has let go, within so many seconds. */
  public boolean awaitClosed(int seconds) {
    try {
      return closed.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether a command with that in it comes within so many seconds. */
  public synchronized boolean awaitHeard(String part, int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      while (heard.stream().noneMatch(command -> command.contains(part))) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return heard.stream().anyMatch(command -> command.contains(part));
  }

  private synchronized void hear(String command) {
    heard.add(command);
    notifyAll();
  }

  /** What was to be executed, as {@code application(argument)}. */
  public List<String> executed() {
    return heard.stream()
        .filter(command -> command.contains("call-command: execute"))
        .map(
            command ->
                value(command, "execute-app-name") + "(" + value(command, "execute-app-arg") + ")")
        .toList();
  }

  public static String value(String command, String header) {
    return command
        .lines()
        .filter(line -> line.startsWith(header + ": "))
        .map(line -> line.substring(header.length() + 2))
        .findFirst()
        .orElse("");
  }

  private void serve() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isEmpty()) {
          lines.add(line);
        } else if (!lines.isEmpty()) {
          String command = String.join("\n", lines);
          lines.clear();
          hear(command);
          answer(command);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      close();
    } finally {
      closed.countDown();
    }
  }

  private void answer(String command) {
    String[] words = command.split("\\s+", 3);
    switch (words[0]) {
      case "connect" -> send(recorded.channel());
      case "api" -> api(words[1], words[2]);
      case "linger" -> {
        lingers = true;
        reply("+OK will linger " + words[1] + " seconds");
      }
      default -> reply("+OK");
    }
    executed(command);
    if (command.contains(RXFAX)) {
      recorded.until().forEach(this::say);
    } else if (command.contains("call-command: hangup")) {
      hangUp();
    }
  }

  /** For switches that do something else than receive. */
  public void executed(String command) {}

  private void api(String command, String arguments) {
    switch (command) {
      case "http_put" -> respond(put.apply(arguments));
      case "bg_system" -> respond(erase.apply(arguments));
      case "uuid_exists" -> respond(String.valueOf(!hungUp));
      case "uuid_kill" -> {
        respond("+OK\n");
        hangUp();
      }
      default -> respond("-ERR " + command + " Command not found!\n");
    }
  }

  public void hangUp() {
    if (!hungUp) {
      hungUp = true;
      recorded.after().forEach(this::say);
    }
  }

  /** The second goodbye comes when the lingering is over, and is not waited for. */
  private void say(String frame) {
    if (!lingers || !frame.contains("Content-Disposition: disconnect")) {
      send(frame);
    }
  }

  private void reply(String text) {
    send("Content-Type: command/reply\nReply-Text: " + text + "\n\n");
  }

  private void respond(String body) {
    send("Content-Type: api/response\nContent-Length: " + body.length() + "\n\n" + body);
  }

  public synchronized void send(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try {
      for (int from = 0; from < bytes.length; ) {
        int most = Math.min(longestChunk, bytes.length - from);
        int length =
            most <= SHORTEST || longestChunk == Integer.MAX_VALUE
                ? most
                : SHORTEST + random.nextInt(most);
        int allowed = (int) Math.min(length, bytesLeft);
        out.write(bytes, from, allowed);
        bytesLeft -= allowed;
        if (bytesLeft <= 0) {
          socket.close();
          return;
        }
        from += length;
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
